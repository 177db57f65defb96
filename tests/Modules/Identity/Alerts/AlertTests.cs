using WelfareMutual.Identity.Alerts;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Keys;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity.Alerts;

public sealed class AlertTests
{
    [Fact]
    public async Task A_locked_key_is_shown_with_its_number_and_taken_note_of_once()
    {
        await using var site = await Site.Start(("WM:Identity:FailuresOfTargetFromHere", "100"));
        await site.NewMember(Guid.CreateVersion7(), "1284-037");
        for (var i = 0; i < 5; i++)
        {
            await site.Guest.Run(new ActivateAccount("1284-037", "ABCD-EFGH-2345", Entry.Password));
        }
        var (first, second) = (await site.Staff(StaffRole.System), await site.Staff(StaffRole.System));
        var alert = Assert.Single((await first.Do(new ShowAlerts())).Open);
        Assert.Equal(("mailed-key-locked", "1284-037"), (alert.Code, alert.Account));
        await first.Do(new AcknowledgeAlert(alert.Id));
        site.Time.Advance(TimeSpan.FromMinutes(5));
        await second.Do(new AcknowledgeAlert(alert.Id));
        var shown = await second.Do(new ShowAlerts());
        Assert.Empty(shown.Open);
        Assert.Equal(site.Time.Now - TimeSpan.FromMinutes(5), shown.Seen.Single().SeenAt);
        Assert.Equal(RefusalKind.NotFound, (await first.Run(new AcknowledgeAlert(Guid.CreateVersion7()))).Refusal!.Kind);
    }

    [Fact]
    public async Task Guessing_at_one_number_from_many_places_is_an_alert_once_an_hour_and_own_slips_are_none()
    {
        await using var site = await Site.Start(("WM:Identity:FailuresOfTargetFromHere", "3"), ("WM:Identity:FailuresOfTarget", "5"));
        await site.ActiveMember("1284-037");
        for (var i = 0; i < 5; i++)
        {
            await site.Guest.Run(new SignIn("1284-037", "wrong"));
        }
        var system = await site.Staff(StaffRole.System);
        Assert.Empty((await system.Do(new ShowAlerts())).Open);
        await site.Look<long>("with x as (insert into identity.sign_in_failure select gen_random_uuid(), target, '\\x01', at from identity.sign_in_failure returning 1) select count(*) from x");
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("identity-too-fast", (await site.Guest.Run(new SignIn("1284-037", "wrong"))).Refusal!.Code);
        }
        Assert.Equal("sign-in-guessing", Assert.Single((await system.Do(new ShowAlerts())).Open).Code);
    }

    [Fact]
    public async Task Alerts_are_for_the_role_that_looks_after_the_system()
    {
        await using var site = await Site.Start();
        foreach (var role in Enum.GetValues<StaffRole>().Except([StaffRole.System]))
        {
            Assert.Equal(RefusalKind.Forbidden, (await (await site.Staff(role)).Run(new ShowAlerts())).Refusal?.Kind);
        }
    }
}
