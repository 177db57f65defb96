using WelfareMutual.Content.Notices;
using WelfareMutual.Kernel;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tickets.Home;
using WelfareMutual.Tickets.Reservations;
using Xunit;

namespace WelfareMutual.Tests.Web.Portal;

/// <summary>What a member sees first, and what anybody reads while the core is down.</summary>
public sealed class HomeTests : IAsyncLifetime
{
    private WebSite site = null!;

    public async Task InitializeAsync() => site = await WebSite.Start();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task The_home_page_shows_what_is_left_and_the_newest_notices()
    {
        var offering = await site.World.Offering(perMember: 6, perHousehold: 8);
        foreach (var n in Enumerable.Range(1, 4))
        {
            await Publish($"お知らせ その{n}", NoticeAudience.Members, n);
        }
        var member = await site.World.Member();
        await member.Do(new ReserveTickets(offering.Id, [new(offering.Adult, 2)], PaymentMethod.Card));
        using var browser = site.As(member.User);
        var home = await browser.Open("/home");
        var left = home.Html.QuerySelector(".wm-quota")!.TextContent;
        Assert.Contains("残り 4／6枚", left, StringComparison.Ordinal);
        Assert.Contains("ご家族で8枚まで", left, StringComparison.Ordinal);
        Assert.Equal(["お知らせ その4", "お知らせ その3", "お知らせ その2"], home.Html.QuerySelectorAll(".wm-row a").Select(a => a.TextContent));
    }

    [Fact]
    public async Task A_household_that_took_the_rest_leaves_nothing()
    {
        var offering = await site.World.Offering(perMember: 6, perHousehold: 6);
        var (first, second) = await site.World.Couple();
        await first.Do(new ReserveTickets(offering.Id, [new(offering.Adult, 5)], PaymentMethod.Card));
        var row = (await second.Do(new MyHome())).Offerings.Single();
        Assert.Equal((0, 1), (row.Taken, row.Left));
    }

    [Fact]
    public async Task Nothing_there_is_said_in_words_with_a_way_on()
    {
        using var browser = site.As((await site.World.Member()).User);
        var home = await browser.Open("/home");
        Assert.Equal(3, home.Html.QuerySelectorAll(".wm-empty a").Length);
        Assert.Contains("いまお知らせはありません", home.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Published_pages_are_read_from_their_copy_while_the_gateway_is_down()
    {
        var id = await Publish("年末の窓口", NoticeAudience.Public, 1);
        await Publish("会員だけのお知らせ", NoticeAudience.Members, 2);
        await site.World.Offering();
        using var guest = site.Guest();
        using var member = site.As((await site.World.Member()).User);
        Assert.Contains("会員だけのお知らせ", (await member.Open("/notices")).Text, StringComparison.Ordinal);
        foreach (var page in new[] { "/", "/notices", $"/notices/{id}", "/tickets" })
        {
            Assert.DoesNotContain("ただいま手続きができません", (await guest.Open(page)).Text, StringComparison.Ordinal);
        }

        site.GatewayIsDown = true;
        foreach (var (page, text) in new[] { ("/", "年末の窓口"), ("/notices", "年末の窓口"), ($"/notices/{id}", "12月29日"), ("/tickets", "しおさい水族館"), ("/about", "助け合いの制度") })
        {
            foreach (var reader in new[] { guest, member })
            {
                var seen = await reader.Open(page);
                Assert.Equal(System.Net.HttpStatusCode.OK, seen.Status);
                Assert.Contains(text, seen.Text, StringComparison.Ordinal);
                Assert.Equal(page != "/about", seen.Text.Contains("ただいま手続きができません", StringComparison.Ordinal));
                Assert.DoesNotContain("会員だけのお知らせ", seen.Text, StringComparison.Ordinal);
            }
        }
        var down = await member.Open("/home");
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, down.Status);
        Assert.NotNull(down.Html.QuerySelector("main a[href='/notices']"));

        site.GatewayIsDown = false;
        Assert.DoesNotContain("ただいま手続きができません", (await guest.Open("/notices")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_notice_goes_from_the_copy_too()
    {
        var id = await Publish("年末の窓口", NoticeAudience.Public, 1);
        using var guest = site.Guest();
        await guest.Open($"/notices/{id}");
        await (await site.World.Clerk()).Do(new WithdrawNotice(id));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await guest.Open($"/notices/{id}")).Status);
        site.GatewayIsDown = true;
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, (await guest.Open($"/notices/{id}")).Status);
    }

    private async Task<Guid> Publish(string title, NoticeAudience audience, int order)
    {
        var from = Clock.StartOf(new DateOnly(2026, 10, 1)).AddHours(order);
        var notice = await (await site.World.Clerk()).Do(new WriteNotice(null, 0, title, "## 休み\n\n12月29日から休みます。", audience, from, null));
        await (await site.Site.Staff(StaffRole.Clerk)).Do(new PublishNotice(notice.NoticeId, 0));
        return notice.NoticeId;
    }
}
