using Microsoft.Playwright;
using WelfareMutual.Tests.Browser.Stage;
using Xunit;

namespace WelfareMutual.Tests.Browser.Journeys;

// Seed 004 5(1)②: no personal data stays on a terminal. SECURITY 0: no-store pages leave none; what is typed may stay for the restoring of tabs.
[Collection("journeys")]
public sealed class TerminalTraceTests(RunningSite site)
{
    [Fact]
    public async Task After_a_working_day_no_file_of_the_profile_holds_what_was_only_shown()
    {
        using var profile = new Profile();
        var shown = new HashSet<string>(StringComparer.Ordinal);
        const string typed = "ヤマダ";
        await using (var clerk = await site.VisitorWith(profile))
        {
            await site.SignIn(clerk, "S001");
            await WorksADay(clerk, typed, shown);
            await clerk.Opens(site.Office + "/inbox");
            await clerk.Page.Locator("form[action='/sign-out'] button").First.ClickAsync();
            await clerk.Arrives(url => url.Contains("done=signed-out", StringComparison.Ordinal));
        }
        Assert.True(shown.Count >= 5, $"only {shown.Count} personal values were seen on the screen");
        Assert.True(profile.Files.Count > 20, $"the profile has {profile.Files.Count} files: was it written?");
        Assert.NotEmpty(profile.Holding(new Uri(site.Office).Authority)); // addresses are kept: whoever searches does find
        Assert.Equal([], shown.SelectMany(value => profile.Holding(value).Select(file => $"{value} in {file}")));
        // The known limit: what was typed may stand in the files by which a browser restores its tabs, never in its history or its forms.
        Assert.Equal([], profile.Holding(typed).Where(file => !file.Contains("Sessions", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_a_page_puts_into_the_profile_is_found()
    {
        using var profile = new Profile();
        const string sentinel = "見張り番の値五千四百二";
        await using (var visitor = await site.VisitorWith(profile))
        {
            await visitor.Page.GotoAsync(site.Office + "/sign-in");
            await visitor.Page.EvaluateAsync("value => localStorage.setItem('kept', value)", sentinel);
            await visitor.Page.GotoAsync($"{site.Office}/sign-in?left={Uri.EscapeDataString(sentinel)}");
        }
        Assert.NotEmpty(profile.Holding(sentinel));
    }

    private async Task WorksADay(Visitor clerk, string typed, HashSet<string> shown)
    {
        await clerk.Opens(site.Office + "/members/find");
        for (var tries = 0; tries == 0 || tries < 30 && await clerk.Page.Locator("main tbody a").CountAsync() == 0; tries++)
        {
            // The schedule makes the rows of the search soon after the members came in.
            await clerk.Fills("Input.Search", typed);
            await clerk.Presses("探す");
            await clerk.Page.WaitForTimeoutAsync(1_000);
        }
        await Remember(clerk, shown, "main tbody td, main tbody th");
        var member = await clerk.Page.Locator("main tbody a").First.GetAttributeAsync("href");
        await clerk.Opens(site.Office + member);
        await Remember(clerk, shown, "main dd");
        foreach (var path in (string[])["/exports/requests", "/exports/requests/enter", "/exports/orders", "/exports/order"])
        {
            await clerk.Opens(site.Office + path); // new pages: looked at with axe on the way
        }
        foreach (var path in (string[])["/inbox", "/letters/print", "/enterprises/find", "/events/sessions", "/tickets/offerings", "/members/find"])
        {
            await clerk.Page.GotoAsync(site.Office + path);
        }
        await clerk.Page.GoBackAsync();
    }

    /// <summary>Values that stand on a page: longer texts with letters of Japanese, which stand nowhere in the browser itself.</summary>
    private static async Task Remember(Visitor clerk, HashSet<string> shown, string cells)
    {
        foreach (var text in await clerk.Page.Locator(cells).AllInnerTextsAsync())
        {
            var value = text.Trim();
            if (value.Length is >= 4 and <= 60 && !value.Contains('\n', StringComparison.Ordinal) && value.Any(c => c > 0x2E7F) && value != "ヤマダ")
            {
                shown.Add(value);
            }
        }
    }
}
