using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Web.Faults;

/// <summary>Source: FEATURES TIC-10. The browser is closed after each step of a purchase; whoever comes back reads a definite state
/// without any mail, and the order ends paid or given back, whatever was the last step.</summary>
public sealed class ClosedBrowserTests : IAsyncLifetime
{
    private const string Reserve = "form[action='/tickets/reserve']";
    private const string Pay = "form[action^='/tickets/pay/']:not([action*=handler])";
    private const string Nothing = "まだチケットを買っていません";
    private const string Held = "お取り置き中";
    private const string Bought = "購入済み";

    private WebSite site = null!;

    public async Task InitializeAsync() => site = await WebSite.Start();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Theory]
    [InlineData(1, Nothing, null)] // the list was read
    [InlineData(2, Nothing, null)] // the tickets were read
    [InlineData(3, Held, "まだ支払いをしていません")] // the order was sent, its answer never came
    [InlineData(4, Held, "まだ支払いをしていません")] // the ways to pay were shown
    [InlineData(5, Held, "まだ支払いをしていません")] // the hold was made longer
    [InlineData(6, Held, "支払いを確かめています")] // "pay" was pressed, its answer never came
    [InlineData(7, Held, "支払いを確かめています")] // the way to the provider was shown
    [InlineData(8, Held, "支払いを確かめています")] // the card was declined there
    [InlineData(9, Held, "支払いを確かめています")] // the card was taken there, and nobody has told us
    [InlineData(10, Held, "支払いを確かめています")] // we were told, and have not looked
    [InlineData(11, Bought, "購入しました")] // we have looked
    [InlineData(12, Bought, "購入しました")] // the codes were opened
    public async Task Whoever_closed_the_browser_after_a_step_reads_a_definite_state(int steps, string state, string? says)
    {
        var offering = await site.World.Offering(capacity: 5);
        var member = await site.World.Member();
        using (var closed = site.As(member.User))
        {
            await Walk(closed, offering, steps);
        }

        await ReadsIt(member, state, says);

        for (var minutes = 0; minutes < 40; minutes += 2) // past every hold: what no event told is looked up
        {
            site.Site.Time.Advance(TimeSpan.FromMinutes(2));
            await site.Site.RunJobs();
        }
        var ends = steps < 3 ? Nothing : steps < 9 ? "お取り置き終了" : Bought;
        await ReadsIt(member, ends, steps < 3 ? null : steps < 9 ? "お金はかかっていません" : "購入しました");
        var ledger = await site.Provider.Ledger();
        Assert.Equal(ends == Bought ? (1600, 0) : (0, 0), (ledger.GetProperty("captured").GetInt64(), ledger.GetProperty("refunded").GetInt64()));
    }

    private async Task ReadsIt(Resident member, string state, string? says)
    {
        using var browser = site.As((await site.Site.Member(member.Id)));
        var list = await browser.Open("/my/tickets");
        Assert.Contains(state, list.Text, StringComparison.Ordinal);
        if (says is not null)
        {
            var link = list.Html.QuerySelector("main table a")!.GetAttribute("href")!;
            var result = await browser.Open(link.Replace("/my/tickets/", "/tickets/result/", StringComparison.Ordinal));
            Assert.Contains(says, result.Text, StringComparison.Ordinal);
            Assert.Matches("26-[0-9]|[A-Z0-9]{4,}", list.Html.QuerySelector("main table .num")!.TextContent); // the number, at once
        }
    }

    private async Task Walk(Browser browser, OfferingOnSale offering, int steps)
    {
        Seen page = await browser.Open("/tickets"), pay = page;
        string session = "";
        Func<Task>[] walk =
        [
            async () => page = await browser.Open($"/tickets/{offering.Id}"),
            async () => pay = await browser.Send(page, Reserve, ("Input.Lines[0].Quantity", "1")),
            async () => pay = await browser.Open(pay.Path),
            async () => pay = await browser.Send(pay, "form[action$='handler=extend']"),
            async () => page = await browser.Send(pay, Pay),
            async () => page = await browser.Open(page.Path),
            async () => await site.Provider.Decline(session = (await site.Provider.Sessions()).EnumerateArray().Single().GetProperty("id").GetString()!),
            async () => await site.Provider.Pay(session),
            async () => await site.Provider.Deliver(),
            async () => await site.Site.RunJobs(),
            async () => page = await browser.Open(pay.Path.Replace("/tickets/pay/", "/my/tickets/", StringComparison.Ordinal)),
        ];
        foreach (var step in walk.Take(steps - 1))
        {
            await step();
        }
    }
}
