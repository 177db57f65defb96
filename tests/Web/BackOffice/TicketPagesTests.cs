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
