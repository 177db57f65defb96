using System.Net;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tickets.Offerings;
using Xunit;

namespace WelfareMutual.Tests.Web.Portal;

public sealed class TicketPagesTests : IAsyncLifetime
{
    private WebSite site = null!;

    public async Task InitializeAsync() => site = await WebSite.Start();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_member_buys_tickets_from_the_list_to_the_codes()
    {
        var offering = await site.World.Offering();
        var member = await site.World.Member();
        using var browser = site.As(member.User);
        Assert.Contains("しおさい水族館", (await browser.Open("/tickets")).Text, StringComparison.Ordinal);

        var detail = await browser.Open($"/tickets/{offering.Id}");
        Assert.Contains("あと6枚", detail.Text, StringComparison.Ordinal);
        var pay = await browser.Send(detail, "form[action='/tickets/reserve']", ("Input.Lines[0].Quantity", "2"));
        Assert.StartsWith("/tickets/pay/", pay.Path, StringComparison.Ordinal);
        Assert.Contains("2枚をお取り置きしました", pay.Text, StringComparison.Ordinal);

        var longer = await browser.Send(pay, "form[action$='handler=extend']");
        Assert.Contains("延ばしました", longer.Text, StringComparison.Ordinal);
        Assert.Null(longer.Html.QuerySelector("form[action$='handler=extend']"));

        var go = await browser.Send(longer, "form[action^='/tickets/pay/']");
        Assert.StartsWith("/payments/go/", go.Path, StringComparison.Ordinal);
        var provider = go.Html.QuerySelector("a.is-primary")!.GetAttribute("href")!;
        Assert.StartsWith("http://127.0.0.1", provider, StringComparison.Ordinal);

        var result = pay.Path.Replace("/pay/", "/result/", StringComparison.Ordinal);
        Assert.Contains("支払いを確かめています", (await browser.Open(result)).Text, StringComparison.Ordinal);
        await site.Provider.Pay((await site.Provider.Sessions())[0].GetProperty("id").GetString()!);
        await site.Settle();
        Assert.Contains("購入しました", (await browser.Open(result)).Text, StringComparison.Ordinal);

        var passes = await browser.Open(result.Replace("/tickets/result/", "/my/tickets/", StringComparison.Ordinal));
        Assert.Equal(2, passes.Html.QuerySelectorAll(".wm-qr svg path").Length);
        Assert.All(passes.Html.QuerySelectorAll(".wm-qr .code"), c => Assert.Matches("^([2-9A-Z]{4} ){3}[2-9A-Z]{4}$", c.TextContent));
        Assert.Contains("購入済み", (await browser.Open("/my/tickets")).Text, StringComparison.Ordinal);
        Assert.Contains("QRコードを開く（2枚）", (await browser.Open("/home")).Text, StringComparison.Ordinal);
        Assert.Equal(passes.Heading, (await browser.Open(go.Path)).Heading); // back to the page before: the purchase, not a second payment
    }

    [Fact]
    public async Task The_times_on_the_pages_are_those_of_the_rule()
    {
        var system = await site.Site.Staff(StaffRole.System);
        await system.Do(new EnterRule("tickets.hold", """{"minutes":20,"extensionMinutes":7,"storeDays":5}""", Clock.DayOf(site.Site.Time.Now), false));
        var offering = await site.World.Offering();
        using var browser = site.As((await site.World.Member()).User);
        var detail = await browser.Open($"/tickets/{offering.Id}");
        Assert.Contains("20分間お取り置きします", detail.Text, StringComparison.Ordinal);
        Assert.Contains("5日以内に支払うと届きます", detail.Text, StringComparison.Ordinal);
        var pay = await browser.Send(detail, "form[action='/tickets/reserve']", ("Input.Lines[0].Quantity", "1"));
        Assert.Contains("お取り置きの時間を7分延ばす", pay.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_on_sale_yet_says_from_when_and_what_was_on_sale_says_so()
    {
        var offering = await site.World.Offering(from: site.Site.Time.Now.AddDays(3), until: site.Site.Time.Now.AddDays(9));
        using var guest = site.Guest();
        var (list, early) = (await guest.Open("/tickets"), await guest.Open($"/tickets/{offering.Id}"));
        Assert.Contains("10月16日（金）から", list.Html.QuerySelector(".wm-badge")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(list.Html.QuerySelector(".wm-badge")!.TextContent, early.Html.QuerySelector("article .wm-badge")!.TextContent);
        Assert.Contains("12:00から販売します。", early.Html.QuerySelector("aside")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("販売終了", early.Text, StringComparison.Ordinal);
        site.Site.Time.Advance(TimeSpan.FromDays(3));
        Assert.Contains("販売中", (await guest.Open($"/tickets/{offering.Id}")).Text, StringComparison.Ordinal);
        site.Site.Time.Advance(TimeSpan.FromDays(7));
        Assert.Contains("販売終了", (await guest.Open($"/tickets/{offering.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_reads_and_is_offered_neither_a_second_sign_in_nor_what_only_members_have()
    {
        var offering = await site.World.Offering();
        var member = await site.World.Member();
        using var officer = site.As(await site.Site.Officer(member.EnterpriseId, OfficerRight.View));
        var (list, detail) = (await officer.Open("/tickets"), await officer.Open($"/tickets/{offering.Id}"));
        Assert.Contains("買えるのは会員の方です。", list.Text, StringComparison.Ordinal);
        Assert.Contains("買えるのは会員の方です。", detail.Text, StringComparison.Ordinal);
        Assert.Empty(list.Html.QuerySelectorAll("main a[href^='/my/'], main a[href^='/sign-in']").Concat(detail.Html.QuerySelectorAll("main a[href^='/sign-in']")));
        using var buyer = site.As(member.User);
        Assert.NotNull((await buyer.Open("/tickets")).Html.QuerySelector("main a[href='/my/tickets']"));
    }

    [Fact]
    public async Task A_store_that_would_be_too_late_is_named_and_cannot_be_chosen()
    {
        var offering = await site.World.Offering(kind: TicketKind.Dated);
        await site.Site.Database.Execute("update tickets.offering set held_on = '2026-10-14', use_until = '2026-10-14'");
        using var browser = site.As((await site.World.Member()).User);
        var detail = await browser.Open($"/tickets/{offering.Id}");
        var pay = await browser.Send(detail, "form[action='/tickets/reserve']", ("Input.Lines[0].Quantity", "1"));
        foreach (var page in (Seen[])[detail, pay])
        {
            Assert.Contains("使う日が近いため選べません", page.Text, StringComparison.Ordinal);
            Assert.Null(page.Html.QuerySelector("input[value=ConvenienceStore]"));
        }
        var late = await browser.Send(pay, "form[action^='/tickets/pay/']:not([action*=handler])", ("Input.Method", "ConvenienceStore"));
        Assert.Contains("コンビニでの支払いは間に合いません", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_order_comes_back_with_what_was_chosen()
    {
        var offering = await site.World.Offering(perMember: 3, perHousehold: 3);
        var member = await site.World.Member();
        using var browser = site.As(member.User);
        var detail = await browser.Open($"/tickets/{offering.Id}");
        await browser.Send(detail, "form[action='/tickets/reserve']", ("Input.Lines[0].Quantity", "2"));
        var refused = await browser.Send(detail, "form[action='/tickets/reserve']", ("__key", Guid.CreateVersion7().ToString()), ("Input.Lines[0].Quantity", "2"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("枚数を超えています", refused.Text, StringComparison.Ordinal);
        Assert.Contains("あと1枚", refused.Text, StringComparison.Ordinal);

        var nothing = await browser.Send(refused, "form[action='/tickets/reserve']", ("Input.Lines[0].Quantity", "0"), ("Input.Lines[1].Quantity", "0"));
        Assert.Contains("枚数を選んでください", nothing.Text, StringComparison.Ordinal);
        var counted = await browser.Send(nothing, "form[action='/tickets/reserve']", ("Input.Lines[1].Quantity", "1"), ("recount", "1"));
        Assert.Equal("800", counted.Html.QuerySelector("[data-wm-sum]")!.TextContent);
    }

    [Fact]
    public async Task The_same_form_sent_twice_leads_to_the_same_reservation()
    {
        var offering = await site.World.Offering();
        using var browser = site.As((await site.World.Member()).User);
        var detail = await browser.Open($"/tickets/{offering.Id}");
        var first = await browser.Send(detail, "form[action='/tickets/reserve']", ("Input.Lines[0].Quantity", "1"));
        var second = await browser.Send(detail, "form[action='/tickets/reserve']", ("Input.Lines[0].Quantity", "1"));
        Assert.Equal(first.Path, second.Path);
    }

    [Fact]
    public async Task A_reservation_is_cancelled_after_a_look_and_stays_cancelled()
    {
        var offering = await site.World.Offering();
        using var browser = site.As((await site.World.Member()).User);
        var pay = await browser.Send(await browser.Open($"/tickets/{offering.Id}"), "form[action='/tickets/reserve']", ("Input.Lines[0].Quantity", "1"));
        var ask = await browser.Open(pay.Path.Replace("/pay/", "/cancel/", StringComparison.Ordinal));
        var done = await browser.Send(ask, "form[action^='/tickets/cancel/']");
        Assert.Contains("取り消しました", done.Text, StringComparison.Ordinal);
        Assert.Contains("取り消し済み", (await browser.Open(pay.Path)).Text, StringComparison.Ordinal);
        Assert.Equal(done.Path, (await browser.Send(ask, "form[action^='/tickets/cancel/']")).Path);
    }

    [Fact]
    public async Task A_hold_that_is_over_is_told_as_over_also_to_who_waits_for_a_silent_provider()
    {
        const string Over = "お取り置きの時間が過ぎたため、席を戻しました";
        var offering = await site.World.Offering();
        using var browser = site.As((await site.World.Member()).User);
        async Task<Seen> Reserve() => await browser.Send(await browser.Open($"/tickets/{offering.Id}"), "form[action='/tickets/reserve']", ("Input.Lines[0].Quantity", "1"));
        string Result(Seen page) => page.Path.Replace("/pay/", "/result/", StringComparison.Ordinal);
        var (unpaid, pay) = (await Reserve(), await Reserve());
        await site.Provider.Fault("error_before", "POST", "/v1/checkout/sessions", calls: 50);
        var go = await browser.Send(pay, "form[action^='/tickets/pay/']:not([action*=handler])");
        Assert.Contains("決済会社の返事を待っています", go.Text, StringComparison.Ordinal);

        site.Site.Time.Advance(TimeSpan.FromMinutes(15));
        var over = await browser.Open(Result(unpaid));
        Assert.Contains(Over, over.Text, StringComparison.Ordinal);
        Assert.Null(over.Html.QuerySelector("main a[href^='/tickets/cancel/'], main a[href^='/tickets/pay/']"));
        Assert.Contains("支払いを確かめています", (await browser.Open(Result(pay))).Text, StringComparison.Ordinal);
        await site.Site.RunJobs();
        var led = await browser.Open(go.Path);
        Assert.Equal(Result(pay), led.Path);
        Assert.Contains(Over, led.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_paid_at_a_store_is_told_of_the_account_that_is_asked_for_and_never_of_a_card()
    {
        var offering = await site.World.Offering();
        var member = await site.World.Member();
        using var browser = site.As(member.User);
        var pay = await browser.Send(await browser.Open($"/tickets/{offering.Id}"), "form[action='/tickets/reserve']", ("Input.Lines[0].Quantity", "1"), ("Input.Method", "ConvenienceStore"));
        await browser.Send(pay, "form[action^='/tickets/pay/']:not([action*=handler])", ("Input.Method", "ConvenienceStore"));
        await site.Provider.Pay((await site.Provider.Sessions())[0].GetProperty("id").GetString()!, "konbini");
        await site.Settle();
        var ask = await browser.Open(pay.Path.Replace("/pay/", "/cancel/", StringComparison.Ordinal));
        Assert.Contains("コンビニのレジでは戻せません", ask.Text, StringComparison.Ordinal);
        var done = await browser.Send(ask, "form[action^='/tickets/cancel/']");
        Assert.Contains("返金先の口座をたずねるメール", done.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("カード", ask.Html.QuerySelector("main")!.TextContent + done.Html.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_looked_at_the_record_is_found_from_the_own_page()
    {
        using var browser = site.As((await site.World.Member()).User);
        var own = await browser.Open("/my");
        Assert.Equal("だれがわたしの記録を見たか", (await browser.Open(own.Html.QuerySelector("main a[href='/my/records']")!.GetAttribute("href")!)).Heading);
    }

    [Fact]
    public async Task Pages_of_another_member_are_not_found_and_guests_are_asked_to_sign_in()
    {
        var offering = await site.World.Offering();
        using var owner = site.As((await site.World.Member()).User);
        var pay = await owner.Send(await owner.Open($"/tickets/{offering.Id}"), "form[action='/tickets/reserve']", ("Input.Lines[0].Quantity", "1"));
        var id = pay.Path["/tickets/pay/".Length..];
        using var other = site.As((await site.World.Member()).User);
        foreach (var page in new[] { $"/tickets/pay/{id}", $"/tickets/result/{id}", $"/tickets/cancel/{id}", $"/my/tickets/{id}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.Open(page)).Status);
        }
        using var guest = site.Guest();
        Assert.Equal($"/sign-in?back=%2Ftickets%2Fpay%2F{id}", (await guest.Open($"/tickets/pay/{id}")).Path);
        Assert.Contains("ログインして買う", (await guest.Open($"/tickets/{offering.Id}")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/tickets")]
    [InlineData("/about")]
    [InlineData("/privacy")]
    [InlineData("/accessibility")]
    public async Task A_guest_reads(string path)
    {
        using var guest = site.Guest();
        var page = await guest.Open(path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Single(page.Html.QuerySelectorAll("h1"));
        Assert.Empty(page.Html.QuerySelectorAll("[style], script:not([src]), style"));
    }
}
