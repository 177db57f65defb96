using Microsoft.Playwright;
using WelfareMutual.Database.Demo;
using WelfareMutual.Tests.Browser.Stage;

namespace WelfareMutual.Tests.Browser.Journeys;

/// <summary>Card into the reader, then the password.</summary>
internal static class StaffJourney
{
    public static async Task<Visitor> SignedInStaff(this RunningSite site, string code)
    {
        var staff = await site.Visitor(Screen.Desktop);
        await staff.Opens(site.Office + "/sign-in");
        await staff.Page.Locator("#demo-card").SelectOptionAsync(code);
        await staff.Presses("カードを入れる");
        await Assertions.Expect(staff.Page.GetByText($"{code} のカードが入っています。")).ToBeVisibleAsync();
        await staff.Types("パスワード", DemoScheme.StaffPassword);
        await staff.Presses("ログインする");
        await staff.Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        return staff;
    }
}
