using WelfareMutual.Enterprises.Officers;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Own;
using Xunit;

namespace WelfareMutual.Tests.Web.BackOffice;

/// <summary>What pages of the back office call things, and where they lead on.</summary>
public sealed class WordingTests : IAsyncLifetime
{
    private WebSite site = null!;

    public async Task InitializeAsync() => site = await WebSite.Start();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Every_rule_has_a_japanese_title_on_the_list_and_on_its_own_page()
    {
        using var browser = site.AtTerminal(await site.Site.Staff(StaffRole.System));
        var list = await browser.Open("/rules");
        var titles = list.Html.QuerySelectorAll(".wm-panel h2").Select(h => h.TextContent.Trim()).ToArray();
        Assert.True(titles.Length >= 17);
        Assert.All(titles, t => Assert.DoesNotMatch("^[a-z.-]+$", t));
        Assert.Equal(titles.Length, titles.Distinct().Count());
        Assert.Contains("届出の締切", titles);
        Assert.Equal("届出の締切", (await browser.Open("/rules/members.cut-off")).Heading);
    }

    [Theory]
    [InlineData("/identity/staff/add", "職員とカード")]
    [InlineData("/identity/terminals/enrol", "端末")]
    [InlineData("/identity/portals", "警告")]
    [InlineData("/notifications/undeliverable", "郵送する手紙")]
    public async Task The_rail_marks_where_a_page_belongs(string path, string entry)
    {
        using var browser = site.AtTerminal(await site.Site.Staff(StaffRole.System));
        Assert.Equal([entry], (await browser.Open(path)).Html.QuerySelectorAll(".wm-rail [aria-current=page] > span:first-child").Select(s => s.TextContent));
    }

    [Fact]
    public async Task An_address_that_fails_leads_to_the_member_or_the_firm_to_be_asked()
    {
        var member = await site.World.Member();
        await member.Do(new ChangeMyContact(null, null, null, "sakura@example.jp", (await member.Do(new MyProfile())).ContactVersion));
        var clerk = await site.World.Clerk();
        await clerk.Do(new InviteOfficer(member.EnterpriseId, new("tanaka-1", "田中　緑", "tanaka@example.jp", [OfficerRight.View])));
        await new Desk(site).Execute("update notifications.address set state = 'Undeliverable', undeliverable_at = now()");
        using var browser = site.AtTerminal(clerk);
        var page = await browser.Open("/notifications/undeliverable");
        var rows = page.Html.QuerySelectorAll("tbody tr").ToDictionary(r => r.QuerySelector("th")!.TextContent.Trim());
        Assert.NotNull(rows["sakura@example.jp"].QuerySelector("a[href='/members/1284-001']"));
        Assert.NotNull(rows["tanaka@example.jp"].QuerySelector($"a[href='/enterprises/{member.EnterpriseId}']"));
        Assert.Null(rows["tanaka@example.jp"].QuerySelector("a[href^='/members/']"));
    }
}
