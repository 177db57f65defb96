using WelfareMutual.Identity.Acts;
using WelfareMutual.Identity.Alerts;
using WelfareMutual.Identity.Emergencies;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity.Emergencies;

/// <summary>Source: IAM-08.</summary>
public sealed class EmergencyTests
{
    private const string Password = "minato no asa ichi";

    [Fact]
    public async Task Rights_are_lent_by_a_second_person_and_gone_at_their_time_in_the_middle_of_the_session()
    {
        await using var site = await Site.Start();
        var (colleagues, clerk) = await Enter(site);
        Assert.Equal(RefusalKind.Forbidden, (await clerk.Run(new ListStaff())).Refusal!.Kind);
        var act = (await clerk.Do(new AskEmergency([StaffRole.Approver], "担当が全員不在で、今日が支給の期限のため", 60))).ActId;
        Assert.Equal(RefusalKind.Forbidden, (await clerk.Run(new ListActs())).Refusal!.Kind); // asked is not given
        Assert.Equal("identity-act-waiting", (await clerk.Run(new AskEmergency([StaffRole.Approver], "もう一度", 60))).Refusal!.Code);
        await colleagues.Second.Do(new ConfirmAct(act));
        Assert.True((await clerk.Run(new ListActs())).Succeeded);

        var again = await colleagues.SignIn("0A01", Password); // the lent rights come along
        Assert.True((await again.Run(new ListActs())).Succeeded);
        await site.Look<string>("update kernel.session set lent_until = clock_timestamp() where card_serial = '0A01' and ended_at is null returning id::text");
        Assert.Equal(RefusalKind.Forbidden, (await again.Run(new ListActs())).Refusal!.Kind);
        Assert.Equal("60", await site.Look<string>("select (extract(epoch from expires_at - opened_at) / 60)::int::text from identity.emergency"));
    }

    [Fact]
    public async Task It_ends_early_by_the_person_or_an_administrator_and_a_later_sign_in_brings_nothing()
    {
        await using var site = await Site.Start();
        var (colleagues, clerk) = await Enter(site);
        var act = (await clerk.Do(new AskEmergency([StaffRole.Approver], "期限のため", 60))).ActId;
        Assert.Equal(RefusalKind.NotFound, (await clerk.Run(new EndEmergency(act))).Refusal!.Kind); // not unlocked yet
        await colleagues.Second.Do(new ConfirmAct(act));
        Assert.Equal(RefusalKind.NotFound, (await (await site.Staff(StaffRole.Clerk)).Run(new EndEmergency(act))).Refusal!.Kind);
        await clerk.Do(new EndEmergency(act));
        Assert.Equal(RefusalKind.Forbidden, (await clerk.Run(new ListActs())).Refusal!.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await (await colleagues.SignIn("0A01", Password)).Run(new ListActs())).Refusal!.Kind);
    }

    [Fact]
    public async Task Nobody_lends_to_themselves_and_nobody_borrows_administration_or_audit()
    {
        await using var site = await Site.Start();
        var colleagues = await Colleagues.Of(site);
        await colleagues.Enter("S001", "港　一郎", [StaffRole.System], MadeCard.Of("0A01"), Password);
        var self = await colleagues.SignIn("0A01", Password);
        Assert.Equal("identity-emergency-roles", (await self.Run(new AskEmergency([StaffRole.System], "急ぎ", 60))).Refusal!.Code);
        Assert.Equal("identity-emergency-reason", (await self.Run(new AskEmergency([StaffRole.Cashier], " ", 60))).Refusal!.Code);
        Assert.Equal("identity-emergency-minutes", (await self.Run(new AskEmergency([StaffRole.Cashier], "急ぎ", 300))).Refusal!.Code);
        Assert.Equal("identity-emergency-auditor", (await (await site.Staff(StaffRole.Auditor)).Run(new AskEmergency([StaffRole.Cashier], "急ぎ", 60))).Refusal!.Code);
        var act = (await self.Do(new AskEmergency([StaffRole.Cashier], "急ぎ", 60))).ActId;
        Assert.Equal("identity-act-second-person", (await self.Run(new ConfirmAct(act))).Refusal!.Code);
    }

    [Fact]
    public async Task The_next_day_it_is_reported_with_what_was_done()
    {
        await using var site = await Site.Start();
        var (colleagues, clerk) = await Enter(site);
        await colleagues.Second.Do(new ConfirmAct((await clerk.Do(new AskEmergency([StaffRole.Approver], "期限のため", 240))).ActId));
        await clerk.Do(new EndEmergency(await site.Look<Guid>("select id from identity.emergency")));
        await site.Look<string>("update identity.emergency set ended_at = expires_at returning id::text");
        Assert.Equal(0, (await site.Job(new ReportEmergencies())).Value.Reported);
        site.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await site.Job(new ReportEmergencies())).Value.Reported);
        Assert.Equal(0, (await site.Job(new ReportEmergencies())).Value.Reported);
        Assert.Contains((await colleagues.First.Do(new ShowAlerts())).Open, a => a.Code == "emergency-used");
        var line = Assert.Single((await colleagues.First.Do(new ListEmergencies())).Emergencies);
        Assert.Equal(("港　一郎", "期限のため"), (line.Who, line.Reason));
        Assert.True(line.Operations > 0);
        Assert.Empty((await (await site.Staff(StaffRole.Clerk)).Do(new ListEmergencies())).Emergencies);
    }

    private static async Task<(Colleagues, SiteUser)> Enter(Site site)
    {
        site.Time.Now = TimeProvider.System.GetUtcNow(); // sessions and the log go by the database's clock
        var colleagues = await Colleagues.Of(site);
        await colleagues.Enter("S001", "港　一郎", [StaffRole.Clerk], MadeCard.Of("0A01"), Password);
        return (colleagues, await colleagues.SignIn("0A01", Password));
    }
}
