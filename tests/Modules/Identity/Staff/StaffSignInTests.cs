using WelfareMutual.Identity.Cards;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity.Staff;

public sealed class StaffSignInTests
{
    private const string Password = "minato no asa ichi";

    [Fact]
    public async Task Card_and_password_together_open_a_session_bound_to_the_card()
    {
        await using var site = await Site.Start();
        await Enter(site, "S001", "0A01", StaffRole.System);
        var token = (await SignIn(site, "0A01", Password)).Value.Token;
        Assert.True((await site.Staff(token, "0A01").Run(new ListStaff())).Succeeded);
        Assert.Equal(RefusalKind.SignInNeeded, (await site.Staff(token, "0A02").Run(new ListStaff())).Refusal!.Kind);
    }

    [Fact]
    public async Task Every_failure_has_the_same_words_and_its_reason_is_in_the_audit()
    {
        await using var site = await Site.Start();
        await Enter(site, "S001", "0A01", StaffRole.System);
        await Enter(site, "S002", "0A02", StaffRole.Clerk, new DateOnly(2026, 10, 14));
        site.Time.SetTokyo(2026, 10, 15);
        var answers = new[]
        {
            await SignIn(site, "0A01", "chigau pasuwado"), await SignIn(site, null, Password),
            await SignIn(site, "0AFF", Password), await SignIn(site, "0A02", Password),
        };
        Assert.All(answers, a => Assert.Equal("identity-staff-no-match", a.Refusal!.Code));
        Assert.Equal("card-expired,card-unknown,no-card,password-wrong", await site.Look<string>(
            "select string_agg(reason, ',' order by reason) from audit.entry where use_case = 'identity.sign-in-staff' and outcome <> 'ok'"));
    }

    [Theory]
    [InlineData(CardState.Lost, "card-lost")]
    [InlineData(CardState.Suspended, "card-suspended")]
    [InlineData(CardState.Returned, "card-returned")]
    [InlineData(CardState.Revoked, "card-revoked")]
    public async Task A_stopped_card_ends_the_session_at_the_next_request_and_opens_no_other(CardState to, string reason)
    {
        await using var site = await Site.Start();
        await Enter(site, "S001", "0A01", StaffRole.System);
        var system = await site.Staff(StaffRole.System);
        var lost = site.Staff((await SignIn(site, "0A01", Password)).Value.Token, "0A01");
        await system.Do(new StopCard((await system.Do(new ListStaff())).Staff.Single(s => s.Code == "S001").Cards.Single().Id, to));
        Assert.Equal(RefusalKind.SignInNeeded, (await lost.Run(new ListStaff())).Refusal!.Kind);
        Assert.Equal("identity-staff-no-match", (await SignIn(site, "0A01", Password)).Refusal!.Code);
        Assert.Equal(reason, await site.Look<string>("select reason from audit.entry where use_case = 'identity.sign-in-staff' and outcome <> 'ok'"));
    }

    [Theory]
    [InlineData("identity.staff set password_hash = 'another'")]
    [InlineData("identity.staff set state = 'Closed', closed_at = now()")]
    [InlineData("identity.card set state = 'Suspended'")]
    public async Task A_sign_in_under_way_does_not_outlive_what_is_changed_meanwhile(string change)
    {
        await using var site = await Site.Start();
        await Enter(site, "S001", "0A01", StaffRole.System);
        Assert.Equal("identity-staff-no-match", (await site.Meanwhile($"update {change}", () => SignIn(site, "0A01", Password))).Refusal?.Code);
    }

    [Fact]
    public async Task A_sign_in_under_way_brings_the_rights_of_after_the_change()
    {
        await using var site = await Site.Start();
        await Enter(site, "S001", "0A01", StaffRole.System);
        var token = (await site.Meanwhile("update identity.staff set roles = '{}'", () => SignIn(site, "0A01", Password))).Value.Token;
        Assert.Equal(RefusalKind.Forbidden, (await site.Staff(token, "0A01").Run(new ListStaff())).Refusal!.Kind);
    }

    [Fact]
    public async Task One_person_has_one_session()
    {
        await using var site = await Site.Start();
        await Enter(site, "S001", "0A01", StaffRole.System);
        var first = (await SignIn(site, "0A01", Password)).Value.Token;
        await SignIn(site, "0A01", Password);
        Assert.Equal(RefusalKind.SignInNeeded, (await site.Staff(first, "0A01").Run(new ListStaff())).Refusal!.Kind);
    }

    [Fact]
    public async Task Nobody_at_the_screen_for_ten_minutes_ends_the_session_on_the_server()
    {
        await using var site = await Site.Start();
        await Enter(site, "S001", "0A01", StaffRole.System);
        var staff = site.Staff((await SignIn(site, "0A01", Password)).Value.Token, "0A01");
        Assert.Equal("00:10:00", await site.Look<string>("select idle::text from kernel.session where card_serial = '0A01' and ended_at is null"));
        Assert.Equal("08:00:00", await site.Look<string>("select (expires_at - created_at)::text from kernel.session where card_serial = '0A01' and ended_at is null"));
        Assert.True((await staff.Run(new ListStaff())).Succeeded);
        await site.Look<string>("update kernel.session set last_seen_at = last_seen_at - interval '10 minutes 1 second' where card_serial = '0A01' returning id::text");
        Assert.Equal(RefusalKind.SignInNeeded, (await staff.Run(new ListStaff())).Refusal!.Kind);
    }

    [Fact]
    public async Task The_table_of_rights_is_read_from_the_use_cases()
    {
        await using var site = await Site.Start();
        var rights = (await (await site.Staff(StaffRole.Auditor)).Do(new ShowRights())).Rights;
        Assert.Equal([StaffRole.System], rights.Single(r => r.UseCase == "identity.add-staff").Roles);
        Assert.Equal([StaffRole.System, StaffRole.Auditor], rights.Single(r => r.UseCase == "identity.list-staff").Roles);
    }

    private static async Task Enter(Site site, string code, string serial, StaffRole role, DateOnly? until = null) =>
        await (await Colleagues.Of(site)).Enter(code, "港　一郎", [role], MadeCard.Of(serial, until), Password);

    private static Task<Outcome<SignInStaff.Result>> SignIn(Site site, string? card, string password) =>
        new SiteUser(site, site.Office, null, card).Run(new SignInStaff(password));
}
