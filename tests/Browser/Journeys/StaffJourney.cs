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
        await site.SignIn(staff, code);
        return staff;
    }

    public static async Task SignIn(this RunningSite site, Visitor staff, string code)
    {
        await staff.Opens(site.Office + "/sign-in");
        await staff.Page.Locator("#demo-card").SelectOptionAsync(code);
        await staff.Presses("カードを入れる");
        await Assertions.Expect(staff.Page.GetByText($"{code} のカードが入っています。")).ToBeVisibleAsync();
        await staff.Types("パスワード", DemoStaff.Password);
        await staff.Presses("ログインする");
        await staff.Arrives(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        await staff.Opens(site.Office + "/audit/reason?back=/inbox");
        await staff.Page.GetByLabel("申請の審査と決定").CheckAsync();
        await staff.Presses("目的を決めて進む");
        await staff.Arrives(url => new Uri(url).AbsolutePath == "/inbox");
    }
}
