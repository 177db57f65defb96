using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity.Staff;

public sealed class StaffSignInTests
{
    private const string Password = "minato no asa ichi";
    private static readonly string Print = new('A', 64);

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

    [Fact]
    public async Task A_revoked_card_ends_the_session_at_the_next_request_and_opens_no_other()
    {
        await using var site = await Site.Start();
        await Enter(site, "S001", "0A01", StaffRole.System);
        await Enter(site, "S002", "0A02", StaffRole.System);
        var lost = site.Staff((await SignIn(site, "0A01", Password)).Value.Token, "0A01");
        var other = site.Staff((await SignIn(site, "0A02", Password)).Value.Token, "0A02");
        var card = (await other.Do(new ListStaff())).Staff.Single(s => s.Code == "S001").Cards.Single().Id;
        await other.Do(new RevokeCard(card, true));
        Assert.Equal(RefusalKind.SignInNeeded, (await lost.Run(new ListStaff())).Refusal!.Kind);
        Assert.Equal("identity-staff-no-match", (await SignIn(site, "0A01", Password)).Refusal!.Code);
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
    public async Task Only_an_administrator_adds_staff_and_an_auditor_has_no_other_role()
    {
        await using var site = await Site.Start();
        var clerk = await site.Staff(StaffRole.Clerk, StaffRole.Approver);
        var system = await site.Staff(StaffRole.System);
        Assert.Equal(RefusalKind.Forbidden, (await clerk.Run(new AddStaff("S009", "浜田　次郎", [StaffRole.Clerk], Password))).Refusal!.Kind);
        Assert.Equal("identity-auditor-alone", (await system.Run(new AddStaff("S009", "浜田　次郎", [StaffRole.Auditor, StaffRole.Clerk], Password))).Refusal!.Code);
        var added = await system.Do(new AddStaff("S009", "浜田　次郎", [StaffRole.Clerk], Password));
        Assert.Equal("identity-staff-code-taken", (await system.Run(new AddStaff("S009", "浜田　三郎", [StaffRole.Clerk], Password))).Refusal!.Code);
        await system.Do(new IssueCard(added.StaffId, "0a09", Print, new DateOnly(2027, 3, 31)));
        Assert.True((await SignIn(site, "0A09", Password)).Succeeded);
    }

    [Fact]
    public async Task The_table_of_rights_is_read_from_the_use_cases()
    {
        await using var site = await Site.Start();
        var rights = (await (await site.Staff(StaffRole.Auditor)).Do(new ListStaff())).Rights;
        Assert.Equal([StaffRole.System], rights.Single(r => r.UseCase == "identity.add-staff").Roles);
        Assert.Equal([StaffRole.System, StaffRole.Auditor], rights.Single(r => r.UseCase == "identity.list-staff").Roles);
    }

    private static Task Enter(Site site, string code, string serial, StaffRole role, DateOnly? until = null) =>
        site.Job(new BootstrapStaff(code, "港　一郎", [role], Password, serial, Print, until ?? new DateOnly(2027, 3, 31)))
            .ContinueWith(t => Assert.True(t.Result.Succeeded), TaskScheduler.Default);

    private static Task<Outcome<SignInStaff.Result>> SignIn(Site site, string? card, string password) =>
        new SiteUser(site, site.Office, null, card).Run(new SignInStaff(password));
}
