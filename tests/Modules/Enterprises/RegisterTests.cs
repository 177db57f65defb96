using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Officers;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Filings;
using WelfareMutual.Members.Register;
using WelfareMutual.Tests.Modules.Members;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Enterprises;

public sealed class RegisterTests
{
    [Fact]
    public async Task The_register_answers_as_of_any_day_and_overwrites_nothing()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Clerk.Do(new ChangeProfile(firm.Id, Firm.Profile with { Name = "みどり精機株式会社" }, new(2023, 4, 1)));
        await firm.Clerk.Do(new ChangeAccount(firm.Id, new("0001", "001", 1, "1234567", "ミドリセイサクシヨ"), new(2022, 4, 1)));
        await firm.Clerk.Do(new ChangeAccount(firm.Id, new("0001", "001", 1, "7654321", "ミドリセイキ"), new(2024, 4, 1)));

        async Task<EnterpriseDetail.Result> AsOf(int year) => await firm.Clerk.Do(new EnterpriseDetail(firm.Id, new(year, 6, 1)));
        Assert.Equal(("株式会社みどり製作所", null), ((await AsOf(2021)).Current!.Name, (await AsOf(2021)).Dues?.Tail));
        Assert.Equal(("みどり精機株式会社", "4567"), ((await AsOf(2023)).Current!.Name, (await AsOf(2023)).Dues?.Tail));
        Assert.Equal(("みどり精機株式会社", "4321"), ((await AsOf(2025)).Current!.Name, (await AsOf(2025)).Dues?.Tail));
        Assert.Equal("緑川　茂", (await AsOf(2025)).Current!.Representative);
        Assert.Equal((2, 2), ((await AsOf(2025)).Profiles.Count, (await AsOf(2025)).Accounts.Count));
    }

    [Fact]
    public async Task Dues_are_debited_at_a_branch_that_is_there()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var nowhere = await firm.Clerk.Run(new ChangeAccount(firm.Id, new("0001", "999", 1, "1234567", "ミドリセイサクシヨ"), new(2026, 4, 1)));
        Assert.Equal("enterprises-account-nowhere", nowhere.Refusal?.Code);
        await firm.Clerk.Do(new ChangeAccount(firm.Id, new("0001", "001", 2, "1234567", "ミドリセイサクシヨ"), new(2026, 4, 1)));
        Assert.Equal("4567", (await firm.Clerk.Do(new EnterpriseDetail(firm.Id))).Dues?.Tail);
    }

    [Fact]
    public async Task What_is_wrong_with_an_account_is_told_at_its_field()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        async Task<IEnumerable<(string, string?)>> Faults(int kind, string number, string holder) =>
            (await firm.Clerk.Run(new ChangeAccount(firm.Id, new("0001", "001", kind, number, holder), new(2026, 4, 1)))).Refusals.Select(r => (r.Code, r.Field));
        Assert.Equal([("enterprises-account-kind-missing", "AccountKind")], await Faults(0, "1234567", "ミドリセイサクシヨ"));
        Assert.Equal([("enterprises-account-unreadable", "AccountNumber"), ("payouts-holder-character", "Holder")], await Faults(1, "12345678", "緑製作所"));
        Assert.Equal([("payouts-holder-missing", "Holder")], await Faults(1, "1234567", "　"));
    }

    [Fact]
    public async Task A_number_is_given_once()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var again = await firm.Clerk.Run(new OpenEnterprise("１２８４", Firm.Profile, new(2020, 4, 1)));
        Assert.Equal("enterprises-number-taken", again.Refusal?.Code);
    }

    [Fact]
    public async Task A_withdrawn_enterprise_stays_withdrawn()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Clerk.Do(new MoveEnterprise(firm.Id, EnterpriseState.Withdrawn, new(2024, 4, 1), 1));
        var back = await firm.Clerk.Run(new MoveEnterprise(firm.Id, EnterpriseState.Active, new(2024, 5, 1), 2));
        Assert.Equal("enterprises-step-not-possible", back.Refusal?.Code);
    }

    [Fact]
    public async Task A_step_holds_from_its_day_and_not_before()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Join();
        var (today, day) = (Clock.DayOf(site.Time.Now), Clock.DayOf(site.Time.Now).AddDays(30));
        await firm.Clerk.Do(new MoveEnterprise(firm.Id, EnterpriseState.Withdrawn, day, 1));

        var now = await firm.Clerk.Do(new EnterpriseDetail(firm.Id));
        Assert.Equal((EnterpriseState.Active, EnterpriseState.Withdrawn, day), (now.State, now.Planned!.State, now.Planned.EffectiveFrom));
        Assert.Equal([EnterpriseState.Applied, EnterpriseState.Active, EnterpriseState.Active, EnterpriseState.Withdrawn],
            await Each([new(2020, 3, 31), new(2020, 4, 1), day.AddDays(-1), day], async d => (await firm.Clerk.Do(new EnterpriseDetail(firm.Id, d))).State));
        Assert.Equal(EnterpriseState.Active, (await firm.Clerk.Do(new FindEnterprises("1284"))).Enterprises.Single().State);
        Assert.True((await firm.Officer.Run(new RegisterEmployee(Firm.Person(given: "亮", givenKana: "リョウ")))).Succeeded);

        site.Time.Advance(TimeSpan.FromDays(30));
        var (clerk, officer) = (await site.Staff(StaffRole.Clerk), await site.Officer(firm.Id, OfficerRight.Roster));
        Assert.Equal(EnterpriseState.Withdrawn, (await clerk.Do(new EnterpriseDetail(firm.Id))).State);
        Assert.Equal("members-enterprise-withdrawn", (await officer.Run(new RegisterEmployee(Firm.Person(given: "結", givenKana: "ユイ")))).Refusal?.Code);
        Assert.Equal("members-enterprise-withdrawn", (await officer.Run(new EndMembership("1284-001", "2028/1/15", null))).Refusal?.Code);
        Assert.Equal("enterprises-withdrawn", (await clerk.Run(new InviteOfficer(firm.Id, new("tanaka.koji", "田中　浩二", null, [])))).Refusal?.Code);
    }

    [Fact]
    public async Task Nobody_leaves_by_the_withdrawal_of_the_firm_and_the_office_sees_who_is_still_in()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Join();
        await firm.Clerk.Do(new MoveEnterprise(firm.Id, EnterpriseState.Withdrawn, Clock.DayOf(site.Time.Now), 1));
        await site.RunJobs();
        Assert.Equal((1, 1), await StillIn());
        Assert.Null((await firm.Officer.Do(new OurMember("1284-001"))).LeftOn);
        Assert.False((await firm.Officer.Do(new EnterpriseHome())).MayFile);

        await firm.Clerk.Do(new FileOnBehalf("1284-001", null, "2026/10/10", "事業所の脱退", "緑川　茂", Clock.DayOf(site.Time.Now)));
        Assert.Equal((1, 0), await StillIn());

        async Task<(int, int)> StillIn()
        {
            var counted = await firm.Clerk.Do(new PeopleStillIn(firm.Id));
            return (counted.Present, counted.WithoutLeaving);
        }
    }

    [Fact]
    public async Task A_suspended_firm_takes_nobody_in_and_lets_people_leave()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Join();
        await firm.Clerk.Do(new MoveEnterprise(firm.Id, EnterpriseState.Suspended, Clock.DayOf(site.Time.Now), 1));
        Assert.Equal("members-enterprise-not-active", (await firm.Officer.Run(new RegisterEmployee(Firm.Person(given: "亮", givenKana: "リョウ")))).Refusal?.Code);
        Assert.True((await firm.Officer.Run(new EndMembership("1284-001", "2028/1/15", null))).Succeeded);
    }

    [Fact]
    public async Task A_plan_is_taken_back_before_its_day_and_both_rows_stay()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var day = Clock.DayOf(site.Time.Now).AddDays(30);
        Assert.Equal("enterprises-nothing-planned", (await firm.Clerk.Run(new CancelEnterpriseStep(firm.Id, 1))).Refusal?.Code);
        await firm.Clerk.Do(new MoveEnterprise(firm.Id, EnterpriseState.Withdrawn, day, 1));
        Assert.Equal("stale", (await firm.Clerk.Run(new CancelEnterpriseStep(firm.Id, 1))).Refusal?.Code);
        await firm.Clerk.Do(new CancelEnterpriseStep(firm.Id, 2));
        var after = await firm.Clerk.Do(new EnterpriseDetail(firm.Id, day.AddDays(1)));
        Assert.Equal((EnterpriseState.Active, null, 3), (after.State, after.Planned, after.Steps.Count));
        Assert.Equal("enterprises-nothing-planned", (await firm.Clerk.Run(new CancelEnterpriseStep(firm.Id, 3))).Refusal?.Code);
    }

    [Fact]
    public async Task A_step_does_not_begin_before_one_that_was_entered_already()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var early = await firm.Clerk.Run(new MoveEnterprise(firm.Id, EnterpriseState.Suspended, new(2020, 3, 31), 1));
        Assert.Equal("enterprises-step-too-early", early.Refusal?.Code);
        await firm.Clerk.Do(new MoveEnterprise(firm.Id, EnterpriseState.Suspended, new(2020, 4, 1), 1));
        Assert.Equal(EnterpriseState.Suspended, (await firm.Clerk.Do(new EnterpriseDetail(firm.Id, new(2020, 4, 1)))).State);
    }

    private static async Task<IReadOnlyList<T>> Each<T>(IEnumerable<DateOnly> days, Func<DateOnly, Task<T>> ask)
    {
        var answers = new List<T>();
        foreach (var day in days)
        {
            answers.Add(await ask(day));
        }
        return answers;
    }

    [Fact]
    public async Task An_officer_hands_on_no_right_that_is_not_the_officers_own()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var viewer = await site.Officer(firm.Id, OfficerRight.View);
        OfficerForm colleague = new("tanaka.koji", "田中　浩二", null, [OfficerRight.Roster]);
        Assert.Equal("forbidden", (await viewer.Run(new InviteColleague(colleague))).Refusal?.Code);
        Assert.Equal("enterprises-right-more-than-own", (await firm.Officer.Run(new InviteColleague(colleague with { Rights = [OfficerRight.Money] }))).Refusal?.Code);
        var invited = await firm.Officer.Do(new InviteColleague(colleague));
        var officers = (await firm.Officer.Do(new OurOfficers())).Officers;
        Assert.Contains(officers, o => o.Account == invited.AccountId && o.Login == "tanaka.koji");
    }
}
