using System.Net;
using WelfareMutual.Kernel;
using WelfareMutual.Tickets.Offerings;
using Xunit;

namespace WelfareMutual.Tests.Web.BackOffice;

public sealed class TicketPagesTests : IAsyncLifetime
{
    private WebSite site = null!;
    private Browser clerk = null!;

    public async Task InitializeAsync()
    {
        site = await WebSite.Start();
        clerk = site.AtTerminal(await site.World.Clerk());
    }

    public async Task DisposeAsync()
    {
        clerk.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_clerk_makes_an_offering_looks_at_it_and_publishes_it()
    {
        var form = await clerk.Open("/tickets/publish");
        var wrong = await clerk.Send(form, "form[action='/tickets/publish']", ("Input.Title", ""));
        Assert.Contains("「販売の始まり」を入力してください", wrong.Text, StringComparison.Ordinal);
        var board = await clerk.Send(wrong, "form[action='/tickets/publish']", Typed("港の美術館 観覧券"));
        Assert.Contains("保存しました", board.Text, StringComparison.Ordinal);
        Assert.Contains("準備中", board.Text, StringComparison.Ordinal);

        var publish = board.Html.QuerySelector("td a[href$='/publish']")!.GetAttribute("href")!;
        var shown = await clerk.Send(await clerk.Open(publish), $"form[action='{publish}']");
        Assert.Contains("公開しました", shown.Text, StringComparison.Ordinal);
        using var guest = site.Guest();
        Assert.Contains("港の美術館", (await guest.Open("/tickets")).Text, StringComparison.Ordinal);

        var close = publish.Replace("/publish", "/close", StringComparison.Ordinal);
        Assert.Contains("販売終了", (await clerk.Send(await clerk.Open(close), $"form[action='{close}']")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_save_shows_what_differs_and_then_saves()
    {
        var offering = await site.World.Offering();
        var mine = await clerk.Open($"/tickets/publish?id={offering.Id}");
        var other = await clerk.Open($"/tickets/publish?id={offering.Id}");
        await clerk.Send(other, "form[action='/tickets/publish']", ("Input.Prices[0].Member", "1700"));
        var stale = await clerk.Send(mine, "form[action='/tickets/publish']", ("Input.Title", "しおさい水族館 春の入館券"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Contains("大人 1700円", stale.Html.QuerySelector(".wm-compare")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("保存しました", (await clerk.Send(stale, "form[action='/tickets/publish']")).Text, StringComparison.Ordinal);
        var row = (await (await site.World.Clerk()).Do(new OfferingBoard(offering.Id))).Rows[0];
        Assert.Equal(("しおさい水族館 春の入館券", new Yen(1600)), (row.Title, row.Prices[0].Member));
    }

    [Fact]
    public async Task Reservations_are_listed_by_member_number()
    {
        var offering = await site.World.Offering();
        var member = await site.World.Member();
        using var browser = site.As(member.User);
        await browser.Send(await browser.Open($"/tickets/{offering.Id}"), "form[action='/tickets/reserve']", ("Input.Lines[0].Quantity", "3"));
        var list = await clerk.Open($"/tickets/offerings/{offering.Id}/reservations");
        Assert.Contains("1284-001", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("さくら", list.Text, StringComparison.Ordinal);
        Assert.Contains("3", (await clerk.Open("/tickets/offerings")).Html.QuerySelector("td[data-label='売れた・取り置き']")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dated_ticket_is_entered_with_its_day_and_shown_so_to_everybody()
    {
        (string, string)[] dated =
        [
            .. Typed("汐見市民劇場「港の灯」"), ("Input.Kind", "Dated"), ("Input.HeldOn.Era", "令和"), ("Input.HeldOn.Year", "8"), ("Input.HeldOn.Month", "12"), ("Input.HeldOn.Day", "12"),
            ("Input.StartsAt", "18:30"), ("Input.Seat", "1階 自由席"),
        ];
        var form = await clerk.Open("/tickets/publish");
        var wrong = await clerk.Send(form, "form[action='/tickets/publish']", [.. dated.Where(d => d.Item1 != "Input.StartsAt"), ("Input.StartsAt", "夕方")]);
        Assert.Contains("「始まる時刻」は18:30のように", wrong.Text, StringComparison.Ordinal);
        var board = await clerk.Send(wrong, "form[action='/tickets/publish']", dated);
        var publish = board.Html.QuerySelector("td a[href$='/publish']")!.GetAttribute("href")!;
        var look = await clerk.Open(publish);
        Assert.Contains("令和8年12月12日", look.Text, StringComparison.Ordinal);
        await clerk.Send(look, $"form[action='{publish}']");
        using var guest = site.Guest();
        var shown = await guest.Open("/tickets/" + publish.Split('/')[3]);
        Assert.Contains("令和8年12月12日（土） 18:30から", shown.Text, StringComparison.Ordinal);
        Assert.Contains("1階 自由席", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mailed_tickets_are_posted_by_a_printed_list_and_a_wrong_mark_is_taken_back()
    {
        var offering = await site.World.Offering(kind: TicketKind.Mailed, price: 0);
        var member = await site.World.Member();
        using var browser = site.As(member.User);
        var refused = await browser.Send(await browser.Open($"/tickets/{offering.Id}"), "form[action='/tickets/reserve']", ("Input.Lines[0].Quantity", "2"));
        Assert.Contains("送り先の住所が登録されていません", refused.Text, StringComparison.Ordinal);
        Assert.NotNull(refused.Html.QuerySelector("main a[href='/my/profile']"));
        await browser.Send(await browser.Open("/my/profile"), "form:has(input[name='Input.Address'])", ("Input.PostalCode", "6500001"), ("Input.Address", "汐見市浜町3-5-1"));
        var pay = await browser.Send(await browser.Open($"/tickets/{offering.Id}"), "form[action='/tickets/reserve']", ("Input.Lines[0].Quantity", "2"));
        var bought = await browser.Send(pay, "form[action^='/tickets/pay/']:not([action*=handler])");
        Assert.Contains("登録の住所へ郵送します", bought.Text, StringComparison.Ordinal);
        Assert.Null(bought.Html.QuerySelector("a[href^='/my/tickets/']"));
        Assert.Contains("郵送のようすを見る（2枚）", (await browser.Open("/home")).Text, StringComparison.Ordinal);

        var page = (await clerk.Open("/tickets/offerings")).Html.QuerySelector("a[href$='/posting']")!.GetAttribute("href")!;
        var board = await clerk.Open(page);
        Assert.DoesNotContain("汐見市浜町", board.Text, StringComparison.Ordinal);
        var list = await clerk.Send(board, "form[action$='handler=Open']");
        Assert.Contains("〒650-0001", list.Text, StringComparison.Ordinal);
        Assert.Contains("汐見市浜町3-5-1", list.Text, StringComparison.Ordinal);
        var posted = await clerk.Send(list, "form[action$='/posting']");
        Assert.Contains("1通を発送済みにしました", posted.Text, StringComparison.Ordinal);
        Assert.Contains("券を発送しました", (await browser.Open(bought.Path)).Text, StringComparison.Ordinal);
        var undone = await clerk.Send(posted, "form[action$='handler=Undo']");
        Assert.Contains("発送済みを取り消しました", undone.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("券を発送しました", (await browser.Open(bought.Path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_price_is_read_as_people_type_it_and_what_cannot_be_read_is_kept_and_named()
    {
        (string, string)[] With(string price) =>
            [.. Typed("港の観覧車").Where(t => t.Item1 is not ("Input.Prices[0].Member" or "Input.Prices[0].Usual")), ("Input.Prices[0].Member", price), ("Input.Prices[0].Usual", "1,000円")];
        var wrong = await clerk.Send(await clerk.Open("/tickets/publish"), "form[action='/tickets/publish']", With("七百円"));
        Assert.Contains("「1行目の会員価格」は", wrong.Html.QuerySelector(".wm-errors a[href='#Input_Prices_0__Member']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("七百円", "true"), (wrong.Html.QuerySelector("#Input_Prices_0__Member")!.GetAttribute("value"), wrong.Html.QuerySelector("#Input_Prices_0__Member")!.GetAttribute("aria-invalid")));
        Assert.Equal("1,000円", wrong.Html.QuerySelector("#Input_Prices_0__Usual")!.GetAttribute("value"));
        Assert.Contains("保存しました", (await clerk.Send(wrong, "form[action='/tickets/publish']", With("７００"))).Text, StringComparison.Ordinal);
        var price = (await (await site.World.Clerk()).Do(new OfferingBoard())).Rows.Single(r => r.Title == "港の観覧車").Prices.Single();
        Assert.Equal((new Yen(700), new Yen(1000)), (price.Member, price.Usual));
    }

    [Fact]
    public async Task Who_may_only_look_is_led_to_no_form_and_shown_none()
    {
        var offering = await site.World.Offering();
        using var examiner = site.AtTerminal(await site.Site.Staff(StaffRole.Examiner));
        var list = await examiner.Open("/tickets/offerings");
        Assert.Contains("しおさい水族館", list.Text, StringComparison.Ordinal);
        Assert.Equal([$"/tickets/offerings/{offering.Id}/reservations"], list.Html.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        foreach (var form in new[] { "/tickets/publish", $"/tickets/publish?id={offering.Id}", $"/tickets/offerings/{offering.Id}/close" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await examiner.Open(form)).Status);
        }
    }

    [Fact]
    public async Task A_cashier_does_not_see_offerings()
    {
        using var cashier = site.AtTerminal(await site.Site.Staff(StaffRole.Cashier));
        Assert.Equal(HttpStatusCode.Forbidden, (await cashier.Open("/tickets/offerings")).Status);
        Assert.Equal(HttpStatusCode.OK, (await cashier.Open("/keys")).Status);
    }

    private static (string, string)[] Typed(string title) =>
    [
        ("Input.Title", title), ("Input.Place", "汐見港"), ("Input.Prices[0].Name", "一般"), ("Input.Prices[0].Member", "700"), ("Input.Prices[0].Usual", "1000"),
        ("Input.SaleFrom.Era", "令和"), ("Input.SaleFrom.Year", "8"), ("Input.SaleFrom.Month", "10"), ("Input.SaleFrom.Day", "1"),
        ("Input.SaleUntil.Era", "令和"), ("Input.SaleUntil.Year", "8"), ("Input.SaleUntil.Month", "12"), ("Input.SaleUntil.Day", "1"),
        ("Input.UseUntil.Era", "令和"), ("Input.UseUntil.Year", "9"), ("Input.UseUntil.Month", "3"), ("Input.UseUntil.Day", "31"), ("Input.Capacity", "50"),
    ];
}
