using WelfareMutual.Events.Entries;
using WelfareMutual.Events.Happenings;
using WelfareMutual.Kernel;
using WelfareMutual.Payments.Contracts;
using Xunit;

namespace WelfareMutual.Tests.Web.Portal;

public sealed class EventPagesTests : IAsyncLifetime
{
    private WebSite site = null!;

    public async Task InitializeAsync() => site = await WebSite.Start();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task As_many_may_be_named_as_the_event_allows()
    {
        using var browser = site.As((await site.World.Member()).User);
        var form = await browser.Open($"/events/enter?session={await Announced(companions: 6)}");
        Assert.Equal(6, form.Html.QuerySelectorAll("input[name$='.Name']").Length);
        var check = await browser.Send(form, "form[action*='handler=check']",
            [.. Enumerable.Range(0, 6).SelectMany(i => ((string, string)[])[($"Input.Others[{i}].Name", $"友人{i + 1}"), ($"Input.Others[{i}].Age", "30")])]);
        Assert.Contains("合計 7人", check.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hold_that_is_over_is_told_as_over_but_not_to_who_may_just_have_paid()
    {
        var session = await Announced(companions: 1);
        var (idle, payer) = (await site.World.Member(), await site.World.Member());
        var unpaid = (await idle.User.Do(new EnterEvent(session, [], PaymentMethod.Card))).EntryId;
        var paid = (await payer.User.Do(new EnterEvent(session, [], PaymentMethod.Card))).EntryId;
        await payer.User.Do(new PayEntry(paid));
        site.Site.Time.Advance(TimeSpan.FromHours(1));
        using var one = site.As(idle.User);
        var over = await one.Open($"/events/result/{unpaid}");
        Assert.Equal("お取り置きの時間が過ぎました", over.Heading);
        Assert.Null(over.Html.QuerySelector("main a[href^='/events/cancel/']"));
        using var other = site.As(payer.User);
        Assert.Equal("支払いを確かめています", (await other.Open($"/events/result/{paid}")).Heading);
    }

    [Fact]
    public async Task A_page_that_looks_again_by_itself_offers_the_ways_to_pay_by_a_link()
    {
        const string ways = "input[name='Input.Method']";
        var payer = await site.World.Member();
        var entry = (await payer.User.Do(new EnterEvent(await Announced(companions: 1), [], PaymentMethod.Card))).EntryId;
        using var browser = site.As(payer.User);
        var fresh = await browser.Open($"/events/result/{entry}");
        Assert.False(fresh.Answer.Headers.Contains("Refresh"));
        Assert.NotNull(fresh.Html.QuerySelector(ways));
        await payer.User.Do(new PayEntry(entry));
        var unsure = await browser.Open($"/events/result/{entry}");
        Assert.True(unsure.Answer.Headers.Contains("Refresh"));
        Assert.Null(unsure.Html.QuerySelector(ways));
        var choosing = await browser.Open(unsure.Html.QuerySelector("main a[href$='choose=yes']")!.GetAttribute("href")!);
        Assert.False(choosing.Answer.Headers.Contains("Refresh"));
        Assert.NotNull(choosing.Html.QuerySelector(ways));
    }

    /// <returns>The session.</returns>
    private async Task<Guid> Announced(int companions)
    {
        var clerk = await site.World.Clerk();
        var now = site.Site.Time.Now;
        var id = (await clerk.Do(new SaveEvent(
            null, 0, "秋のバス旅行", "紅葉を見に行きます。", "汐見駅", "park", Intake.FirstCome, now.AddDays(-1), now.AddDays(20), now.AddDays(24),
            companions, companions + 2, [new(null, Clock.DayOf(now).AddDays(30), new(8, 30), 49)], [new(null, "どなたでも", ForWhom.Anyone, 0, null, new Yen(3000))]))).EventId;
        await clerk.Do(new PublishEvent(id));
        return (await clerk.Do(new EventBoard(id))).Rows[0].Sessions[0].Id;
    }
}
