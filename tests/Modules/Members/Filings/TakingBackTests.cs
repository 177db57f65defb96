using WelfareMutual.Kernel;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Filings;
using WelfareMutual.Members.Own;
using WelfareMutual.Members.Search;
using WelfareMutual.Notifications.Letters;
using WelfareMutual.Tests.Modules.Identity;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Members.Filings;

/// <summary>Source: FEATURES ENT-04, ENT-08; decision 0036. What the officer can no longer undo, the office undoes for the firm.</summary>
public sealed class TakingBackTests
{
    [Fact]
    public async Task A_wrong_leaving_is_undone_after_it_took_effect_without_a_gap_in_the_tenure()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var person = await firm.Join();
        var ended = await firm.Officer.Do(new EndMembership("1284-001", "2026/10/10", "取り違え"));
        site.Time.Advance(TimeSpan.FromDays(70));
        await site.RunJobs();
        var (clerk, officer) = (await site.Staff(StaffRole.Clerk), await site.Officer(firm.Id, OfficerRight.Roster));
        await clerk.Do(new PrintLetters());
        var left = await clerk.Do(new MemberDetail("1284-001"));
        Assert.Equal((MembershipState.Left, ended.LastDay), (left.Membership.State, left.Membership.LeftOn));
        var filing = left.Filings.Single(f => f.Kind == FilingKind.Leave);
        Assert.Equal("members-filing-closed", (await officer.Run(new WithdrawFiling(filing.Id))).Refusal?.Code);

        Assert.Null((await clerk.Do(new FilingOnDesk(filing.Number))).WhyNot);
        var today = Clock.DayOf(site.Time.Now);
        await clerk.Do(new TakeBackOnBehalf(filing.Number, "緑川　茂", today, "別の人の退会と取り違えた"));
        await site.RunJobs();

        var back = await clerk.Do(new MemberDetail("1284-001"));
        Assert.Equal((MembershipState.Active, null), (back.Membership.State, back.Membership.LeftOn));
        Assert.Equal(new MembershipSpan(left.Membership.JoinedOn, null), Assert.Single(back.Membership.Tenure));
        var line = back.Filings.Single(f => f.Kind == FilingKind.Leave);
        Assert.Equal((FilingState.Withdrawn, "緑川　茂", "職員　試", "別の人の退会と取り違えた"), (line.State, line.TakenBack!.Signer, line.TakenBack.StaffName, line.TakenBack.Reason));
        Assert.Equal("緑川　茂", (await (await site.Member(person)).Do(new MyProfile())).Filings.Single(f => f.Kind == FilingKind.Leave).TakenBack!.Signer);
        Assert.Equal("届出の取り下げについてのお知らせ", Assert.Single((await clerk.Do(new PrintLetters())).Sheets).Title);
        Assert.Equal("members-filing-closed", (await clerk.Run(new TakeBackOnBehalf(filing.Number, "緑川　茂", today, "もう一度"))).Refusal?.Code);
    }

    [Fact]
    public async Task After_the_taking_back_the_right_leaving_is_filed()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Join();
        await firm.Officer.Do(new EndMembership("1284-001", "2026/10/10", null));
        var filing = (await firm.Officer.Do(new OurFilings(1))).Filings.Single(f => f.Kind == FilingKind.Leave);
        var today = Clock.DayOf(site.Time.Now);
        await firm.Clerk.Do(new TakeBackOnBehalf(filing.Number, "緑川　茂", today, "日を間違えた"));
        await firm.Clerk.Do(new FileOnBehalf("1284-001", null, "2028/3/15", null, "緑川　茂", today));
        Assert.Equal(new DateOnly(2028, 3, 31), (await firm.Officer.Do(new OurMember("1284-001"))).LeftOn);
    }

    [Fact]
    public async Task A_joining_is_undone_until_it_begins_and_a_change_until_the_next_one()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Join();
        await firm.Officer.Do(new RegisterEmployee(Firm.Person(given: "亮", givenKana: "リョウ")));
        var filings = (await firm.Officer.Do(new OurFilings(1))).Filings;
        var today = Clock.DayOf(site.Time.Now);
        Task<Outcome<TakeBackOnBehalf.Result>> Back(FilingLine f) => firm.Clerk.Run(new TakeBackOnBehalf(f.Number, "緑川　茂", today, "間違い"));
        Assert.Equal("members-joining-has-begun", (await Back(filings.Single(f => f.MemberNumber == "1284-001"))).Refusal?.Code);
        Assert.True((await Back(filings.Single(f => f.MemberNumber == "1284-002"))).Succeeded);

        await firm.Officer.Do(new ChangeEmployee("1284-001", Firm.Person(family: "井上", familyKana: "イノウエ"), (await firm.Officer.Do(new OurMember("1284-001"))).Version));
        var first = (await firm.Officer.Do(new OurFilings(1))).Filings.Single(f => f.Kind == FilingKind.Change);
        await firm.Officer.Do(new ChangeEmployee("1284-001", Firm.Person(family: "上野", familyKana: "ウエノ"), (await firm.Officer.Do(new OurMember("1284-001"))).Version));
        Assert.Equal("members-changed-since", (await Back(first)).Refusal?.Code);
        var stays = (await firm.Clerk.Do(new FilingOnDesk(first.Number))).Filing;
        Assert.Equal((FilingState.Filed, null), (stays.State, stays.TakenBack));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_withdrawn_joiner_is_no_member_whichever_filing_is_withdrawn_first(bool joiningFirst)
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var (join, leave) = await JoinsNextMonthAndLeaves(firm);
        await firm.Officer.Do(new WithdrawFiling(joiningFirst ? join.Id : leave.Id));
        var second = await firm.Officer.Run(new WithdrawFiling(joiningFirst ? leave.Id : join.Id));
        Assert.Equal(joiningFirst ? "members-filing-closed" : null, second.Refusal?.Code);
        Assert.All((await firm.Officer.Do(new OurFilings(1))).Filings, f => Assert.Equal((FilingState.Withdrawn, false), (f.State, f.Open)));
        site.Time.Advance(TimeSpan.FromDays(70));
        await site.Job(new ApplyFilings());
        var officer = await site.Officer(firm.Id, OfficerRight.Roster);
        Assert.Equal(MembershipState.Left, (await officer.Do(new OurMember("1284-001"))).State);
        Assert.Equal(0, (await officer.Do(new EnterpriseHome())).Members);
    }

    [Fact]
    public async Task A_leaving_that_stayed_open_although_its_joining_was_withdrawn_brings_nobody_back()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var (join, leave) = await JoinsNextMonthAndLeaves(firm);
        await firm.Officer.Do(new WithdrawFiling(join.Id));
        await site.Database.Execute($"update members.filing set state = 'Filed' where id = '{leave.Id}'"); // as it was before it ended with the joining
        Assert.Equal("members-filing-closed", (await firm.Officer.Run(new WithdrawFiling(leave.Id))).Refusal?.Code);
        Assert.Equal("members-filing-closed", (await firm.Officer.Run(new CorrectFiling(leave.Id, null, "2027/2/15", null))).Refusal?.Code);
        Assert.Equal("members-filing-closed", (await firm.Clerk.Run(new TakeBackOnBehalf(leave.Number, "緑川　茂", Clock.DayOf(site.Time.Now), "間違い"))).Refusal?.Code);
        var member = await firm.Officer.Do(new OurMember("1284-001"));
        Assert.Equal((MembershipState.Left, member.JoinedOn.AddDays(-1)), (member.State, member.LeftOn));
    }

    private static async Task<(FilingLine Join, FilingLine Leave)> JoinsNextMonthAndLeaves(Firm firm)
    {
        await firm.Officer.Do(new RegisterEmployee(Firm.Person()));
        await firm.Officer.Do(new EndMembership("1284-001", "2027/1/15", null));
        var filings = (await firm.Officer.Do(new OurFilings(1))).Filings;
        return (filings.Single(f => f.Kind == FilingKind.Join), filings.Single(f => f.Kind == FilingKind.Leave));
    }

    [Fact]
    public async Task Without_paper_reason_or_a_known_number_nothing_is_undone()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Join();
        var filing = (await firm.Officer.Do(new OurFilings(1))).Filings.Single();
        var tomorrow = Clock.DayOf(site.Time.Now).AddDays(1);
        var faults = (await firm.Clerk.Run(new TakeBackOnBehalf(filing.Number, " ", tomorrow, new string('長', 201)))).Refusals.Select(r => r.Field!);
        Assert.Equal(["PaperSigner", "Reason", "ReceivedOn"], faults.Order(StringComparer.Ordinal));
        Assert.Equal(Refusal.NotFound, (await firm.Clerk.Run(new TakeBackOnBehalf("N26-999999", "緑川　茂", tomorrow, "理由"))).Refusal);
        var approver = await site.Staff(StaffRole.Approver);
        Assert.Equal(Refusal.Forbidden, (await approver.Run(new TakeBackOnBehalf(filing.Number, "緑川　茂", tomorrow, "理由"))).Refusal);
    }

    [Fact]
    public async Task What_an_officer_withdraws_or_corrects_is_told_once()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Join();
        await firm.Officer.Do(new EndMembership("1284-001", "2028/1/15", null));
        Assert.Equal(["届出についてのお知らせ"], await Told());
        var filing = (await firm.Officer.Do(new OurFilings(1))).Filings.Single(f => f.Kind == FilingKind.Leave && f.Open);
        Assert.Equal("members-leaving-before-joining", (await firm.Officer.Run(new CorrectFiling(filing.Id, null, "2020/4/1", null))).Refusal?.Code);
        Assert.Empty(await Told());
        await firm.Officer.Do(new CorrectFiling(filing.Id, null, "2028/3/15", null));
        Assert.Equal(["届出についてのお知らせ"], await Told());
        await firm.Officer.Do(new WithdrawFiling((await firm.Officer.Do(new OurFilings(1))).Filings.Single(f => f.Kind == FilingKind.Leave && f.Open).Id));
        Assert.Equal(["届出の取り下げについてのお知らせ"], await Told());

        async Task<IEnumerable<string>> Told()
        {
            await site.RunJobs();
            return (await firm.Clerk.Do(new PrintLetters())).Sheets.Select(s => s.Title).Where(t => !t.Contains("鍵", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_correction_shows_until_when_the_membership_would_last()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Join();
        await firm.Officer.Do(new EndMembership("1284-001", "2028/1/15", null));
        var filing = (await firm.Officer.Do(new OurFilings(1))).Filings.Single(f => f.Kind == FilingKind.Leave);
        Assert.Equal(new DateOnly(2028, 1, 31), (await firm.Officer.Do(new OurFiling(filing.Id))).LastDay);
        Assert.Equal(new DateOnly(2028, 3, 31), (await firm.Officer.Do(new OurFiling(filing.Id, "R10.3.15"))).LastDay);
        Assert.Equal(await firm.Officer.Do(new PreviewEffectiveMonth()) is var month ? (month.EffectiveFrom, month.CutOffDay) : default,
            await firm.Officer.Do(new OurFiling(filing.Id)) is var shown ? (shown.EffectiveFrom, shown.CutOffDay) : default);
    }

    [Fact]
    public async Task A_viewer_sees_filings_and_may_open_none_for_change()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Officer.Do(new RegisterEmployee(Firm.Person()));
        var viewer = await site.Officer(firm.Id, OfficerRight.View);
        Assert.Equal((true, false), (Assert.Single((await firm.Officer.Do(new OurFilings(1))).Filings).Open, Assert.Single((await viewer.Do(new OurFilings(1))).Filings).Open));
        Assert.Equal((false, false), ((await viewer.Do(new OurMember("1284-001"))).MayFile, (await viewer.Do(new OurMembers(null, 1))).MayFile));
    }
}
