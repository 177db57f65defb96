using Microsoft.Playwright;
using WelfareMutual.Tests.Browser.Stage;
using Xunit;

namespace WelfareMutual.Tests.Browser.Journeys;

// FEATURES IAM-05: the screen of a member of staff who went away.
[Collection("journeys")]
public sealed class IdleTests(RunningSite site)
{
    [Fact]
    public async Task A_screen_that_nobody_touches_for_ten_minutes_is_emptied_and_left()
    {
        await using var staff = await site.SignedInStaff("S002");
        await staff.Page.Clock.InstallAsync();
        await staff.Opens(site.Office + "/inbox");
        await staff.Page.Clock.FastForwardAsync(9 * 60_000);
        await Assertions.Expect(staff.Page.GetByText("自動終了まで 1分")).ToBeVisibleAsync();
        // The session is over in the database: the browser's clock alone was moved.
        await site.Execute("update kernel.session set last_seen_at = last_seen_at - interval '10 minutes' where account_id = (select id from identity.staff where code = 'S002')");
        await staff.Page.Clock.FastForwardAsync(60_000);
        await staff.SeesHeading("操作がなかったため、終了しました");
        Assert.Contains("/idle", staff.Page.Url, StringComparison.Ordinal);
        await staff.Opens(site.Office + "/inbox");
        await staff.SeesHeading("職員ログイン");
    }

    [Fact]
    public async Task Whoever_types_keeps_the_screen_and_what_was_typed_and_the_session()
    {
        await using var staff = await site.SignedInStaff("S002");
        await staff.Page.Clock.InstallAsync();
        await staff.Opens(site.Office + "/members/find");
        await Pass(9);
        await Assertions.Expect(staff.Page.GetByText("自動終了まで 1分")).ToBeVisibleAsync();
        await staff.Fills("Input.Search", "1284");
        await Assertions.Expect(staff.Page.GetByText("自動終了まで 10分")).ToBeVisibleAsync();
        await Pass(9);
        await Assertions.Expect(staff.Page.GetByText("自動終了まで 1分")).ToBeVisibleAsync();
        await Assertions.Expect(staff.Page.Locator("[name='Input.Search']")).ToHaveValueAsync("1284");
        await staff.Opens(site.Office + "/inbox");
        await staff.SeesHeading("受信箱");

        // In the browser and in the database.
        async Task Pass(int minutes)
        {
            await staff.Page.Clock.FastForwardAsync(minutes * 60_000);
            await site.Execute($"update kernel.session set last_seen_at = last_seen_at - interval '{minutes} minutes' where account_id = (select id from identity.staff where code = 'S002')");
        }
    }
}
