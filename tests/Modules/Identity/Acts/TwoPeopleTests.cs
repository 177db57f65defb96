using Npgsql;
using WelfareMutual.Identity.Acts;
using WelfareMutual.Identity.Cards;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Identity.StaffPasswords;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity.Acts;

/// <summary>Staff, roles, cards and the term of passwords: one person proposes, another confirms.</summary>
public sealed class TwoPeopleTests
{
    private const string Password = "minato no asa ichi";

    [Fact]
    public async Task One_administrator_cannot_make_a_colleague()
    {
        await using var site = await Site.Start();
        var system = await site.Staff(StaffRole.System, StaffRole.Approver);
        var added = await system.Do(new AddStaff("S009", "浜田　次郎", [StaffRole.Clerk]));
        Assert.Equal("identity-act-second-person", (await system.Run(new ConfirmAct(added.ActId))).Refusal!.Code);
        Assert.Equal(RefusalKind.NotFound, (await system.Run(new IssueCard(added.StaffId, "0A09", new('A', 64), new(2027, 3, 31)))).Refusal!.Kind);
        Assert.Equal("Waiting", (await system.Do(new ListStaff())).Staff.Single().State);
        Assert.Equal(RefusalKind.Forbidden, (await (await site.Staff(StaffRole.Clerk, StaffRole.Cashier)).Run(new ConfirmAct(added.ActId))).Refusal!.Kind);
    }

    [Fact]
    public async Task Nor_does_the_database_take_the_same_person_twice()
    {
        await using var site = await Site.Start();
        var system = await site.Staff(StaffRole.System);
        var added = await system.Do(new AddStaff("S009", "浜田　次郎", [StaffRole.Clerk]));
        await using var office = new NpgsqlConnection(site.Addresses.Office);
        await office.OpenAsync();
        await using var confirm = new NpgsqlCommand($"update identity.staff_act set state = 'Confirmed', decided_by = proposed_by, decided_at = now() where id = '{added.ActId}'", office);
        Assert.Equal("identity_act_second_person", (await Assert.ThrowsAsync<PostgresException>(() => confirm.ExecuteNonQueryAsync())).ConstraintName);
        confirm.CommandText = $"update identity.staff_act set state = 'Confirmed', decided_by = staff_id, decided_at = now() where id = '{added.ActId}'";
        Assert.Equal("identity_act_own", (await Assert.ThrowsAsync<PostgresException>(() => confirm.ExecuteNonQueryAsync())).ConstraintName);
    }

    [Fact]
    public async Task Nobody_proposes_or_confirms_what_is_for_themselves()
    {
        await using var site = await Site.Start();
        var colleagues = await Colleagues.Of(site);
        var id = await colleagues.Enter("S001", "港　一郎", [StaffRole.System], MadeCard.Of("0A01"), Password);
        var self = await colleagues.SignIn("0A01", Password);
        Assert.Equal("identity-act-own", (await self.Run(new ChangeRoles(id, [StaffRole.Cashier]))).Refusal!.Code);
        var act = (await colleagues.First.Do(new ChangeRoles(id, [StaffRole.Cashier, StaffRole.System]))).ActId;
        Assert.Equal("identity-act-own", (await self.Run(new ConfirmAct(act))).Refusal!.Code);
        Assert.NotNull((await self.Do(new ListActs())).Waiting.Single(a => a.Id == act).Barred);
    }

    [Fact]
    public async Task An_auditor_has_no_other_role_and_a_number_is_given_once()
    {
        await using var site = await Site.Start();
        var (system, second) = (await site.Staff(StaffRole.System), await site.Staff(StaffRole.System));
        Assert.Equal("identity-auditor-alone", (await system.Run(new AddStaff("S009", "浜田　次郎", [StaffRole.Auditor, StaffRole.Clerk]))).Refusal!.Code);
        var added = await system.Do(new AddStaff("S009", "浜田　次郎", [StaffRole.Clerk]));
        Assert.Equal("identity-staff-code-taken", (await system.Run(new AddStaff("S009", "浜田　三郎", [StaffRole.Clerk]))).Refusal!.Code);
        await second.Do(new DeclineAct(added.ActId));
        Assert.Equal("identity-act-decided", (await second.Run(new ConfirmAct(added.ActId))).Refusal!.Code);
        Assert.True((await system.Run(new AddStaff("S009", "浜田　三郎", [StaffRole.Clerk]))).Succeeded);
    }

    [Fact]
    public async Task Who_left_while_the_entry_was_waiting_does_not_come_in_by_it()
    {
        await using var site = await Site.Start();
        var (system, second) = (await site.Staff(StaffRole.System), await site.Staff(StaffRole.System));
        var added = await system.Do(new AddStaff("S009", "浜田　次郎", [StaffRole.Clerk]));
        await system.Do(new CloseStaff(added.StaffId));
        await second.Do(new ConfirmAct(added.ActId));
        Assert.Equal("Closed", (await system.Do(new ListStaff())).Staff.Single().State);
    }

    [Fact]
    public async Task Other_roles_hold_from_the_next_sign_in_on_which_asks_for_a_new_password()
    {
        await using var site = await Site.Start();
        var colleagues = await Colleagues.Of(site);
        var id = await colleagues.Enter("S001", "港　一郎", [StaffRole.Clerk], MadeCard.Of("0A01"), Password);
        var before = await colleagues.SignIn("0A01", Password);
        var act = (await colleagues.First.Do(new ChangeRoles(id, [StaffRole.System]))).ActId;
        Assert.Equal(RefusalKind.Forbidden, (await before.Run(new ListStaff())).Refusal!.Kind);
        await colleagues.Second.Do(new ConfirmAct(act));
        Assert.Equal(RefusalKind.SignInNeeded, (await before.Run(new ListStaff())).Refusal!.Kind);
        Assert.Equal(SessionStage.NewPassword, (await site.Staff("", "0A01").Do(new SignInStaff(Password))).Stage);
    }

    [Fact]
    public async Task A_card_opens_once_a_second_person_has_confirmed_it_and_the_one_before_it_is_replaced()
    {
        await using var site = await Site.Start();
        var colleagues = await Colleagues.Of(site);
        var id = await colleagues.Enter("S001", "港　一郎", [StaffRole.Clerk], MadeCard.Of("0A01"), Password);
        var old = await colleagues.SignIn("0A01", Password);
        var issued = await colleagues.First.Do(new IssueCard(id, "0a02", MadeCard.Of("0A02").Thumbprint, new(2027, 3, 31)));
        Assert.False((await site.Staff("", "0A02").Run(new SignInStaff(Password))).Succeeded);
        Assert.Equal("identity-act-second-person", (await colleagues.First.Run(new ConfirmAct(issued.ActId))).Refusal!.Code);
        await colleagues.Second.Do(new ConfirmAct(issued.ActId));
        Assert.Equal(RefusalKind.SignInNeeded, (await old.Run(new SignOutStaff())).Refusal!.Kind);
        Assert.False((await site.Staff("", "0A01").Run(new SignInStaff(Password))).Succeeded);
        Assert.True((await site.Staff("", "0A02").Run(new SignInStaff(Password))).Succeeded);
        Assert.Equal([CardState.Active, CardState.Replaced], (await colleagues.First.Do(new ListStaff())).Staff.Single().Cards.Select(c => c.State));
    }

    [Fact]
    public async Task A_suspended_card_comes_back_by_two_people_and_one_that_ended_never()
    {
        await using var site = await Site.Start();
        var colleagues = await Colleagues.Of(site);
        await colleagues.Enter("S001", "港　一郎", [StaffRole.Clerk], MadeCard.Of("0A01"), Password);
        var card = (await colleagues.First.Do(new ListStaff())).Staff.Single().Cards.Single().Id;
        await colleagues.First.Do(new StopCard(card, CardState.Suspended));
        var act = (await colleagues.First.Do(new ReinstateCard(card))).ActId;
        Assert.Equal("identity-act-second-person", (await colleagues.First.Run(new ConfirmAct(act))).Refusal!.Code);
        await colleagues.Second.Do(new ConfirmAct(act));
        Assert.True((await site.Staff("", "0A01").Run(new SignInStaff(Password))).Succeeded);
        await colleagues.First.Do(new StopCard(card, CardState.Lost));
        Assert.Equal("identity-card-not-suspended", (await colleagues.First.Run(new ReinstateCard(card))).Refusal!.Code);
    }

    [Fact]
    public async Task Two_people_change_the_term_of_passwords_and_the_book_of_rules_takes_it_from_nobody_else()
    {
        await using var site = await Site.Start();
        var (first, second) = (await site.Staff(StaffRole.System), await site.Staff(StaffRole.Approver));
        Assert.Equal("kernel-rule-two-people", (await first.Run(new EnterRule("identity.staff-password-term", """{"days":0}""", new(2026, 10, 13), false))).Refusal!.Code);
        Assert.Equal("identity-password-term", (await first.Run(new ChangePasswordTerm(30))).Refusal!.Code);
        var act = (await first.Do(new ChangePasswordTerm(0))).ActId;
        Assert.Equal("identity-act-waiting", (await first.Run(new ChangePasswordTerm(90))).Refusal!.Code);
        Assert.Equal(0L, await site.Look<long>("select count(*) from kernel.rule_version where name = 'identity.staff-password-term'"));
        await second.Do(new ConfirmAct(act));
        Assert.Equal("0", await site.Look<string>("select settings ->> 'days' from kernel.rule_version where name = 'identity.staff-password-term'"));
        Assert.Equal(2L, await site.Look<long>($"select count(*) from audit.entry where object_id = '{act}' and outcome = 'ok'"));
    }
}
