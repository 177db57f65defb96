using System.Net;
using WelfareMutual.Kernel;
using WelfareMutual.Web.Shared.Layout;
using Xunit;

namespace WelfareMutual.Tests.Web.BackOffice;

/// <summary>The menu leads everybody to what is open to them and to nothing else.</summary>
public sealed class RailTests : IAsyncLifetime
{
    private WebSite site = null!;

    public async Task InitializeAsync() => site = await WebSite.Start();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_section_is_shown_to_whoever_may_open_its_first_page()
    {
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            using var browser = site.AtTerminal(await site.Site.Staff(role));
            var shown = await Shown(browser);
            foreach (var href in Menu.Office.SelectMany(g => g.Entries).Select(e => e.Href).Where(h => h != "/intake/paper"))
            {
                if ((await browser.Open(href)).Status == HttpStatusCode.OK != shown.Contains(href))
                {
                    wrong.Add($"{href} for {role}: {(shown.Contains(href) ? "closed" : "not shown")}");
                }
            }
        }
        Assert.Equal([], wrong);
    }

    [Fact]
    public async Task Paper_is_shown_to_whoever_may_enter_it_and_a_group_without_an_entry_is_not()
    {
        using var clerk = site.AtTerminal(await site.Site.Staff(StaffRole.Clerk));
        Assert.Contains("/intake/paper", await Shown(clerk));
        using var system = site.AtTerminal(await site.Site.Staff(StaffRole.System));
        Assert.DoesNotContain("/intake/paper", await Shown(system));
        Assert.DoesNotContain("お金", (await system.Open("/keys")).Html.QuerySelectorAll(".wm-rail h2").Select(h => h.TextContent));
    }

    private static async Task<string[]> Shown(Browser browser) =>
        [.. (await browser.Open("/keys")).Html.QuerySelectorAll(".wm-rail a").Select(a => a.GetAttribute("href")!)];
}
