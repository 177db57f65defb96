using WelfareMutual.Kernel;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Filings;
using WelfareMutual.Members.Own;
using WelfareMutual.Members.Rosters;
using WelfareMutual.Members.Search;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Members.Filings;

public sealed class FilingTests
{
    [Fact]
    public async Task A_registered_employee_has_a_number_at_once_and_is_a_member_from_the_month_shown()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var shown = await firm.Officer.Do(new PreviewEffectiveMonth());
        var filed = await firm.Officer.Do(new RegisterEmployee(Firm.Person()));
        Assert.Equal(shown.EffectiveFrom, filed.EffectiveFrom);
        var member = await firm.Officer.Do(new OurMember("1284-001"));
        Assert.Equal((MembershipState.Joining, shown.EffectiveFrom), (member.State, member.JoinedOn));
        Assert.Equal(("山田", "サクラ", new DateOnly(1980, 4, 2)), (member.Employee.FamilyName, member.Employee.GivenKana, member.Employee.BornOn));
        Assert.Equal((0, 1), await Home(firm.Officer));
        site.Time.Advance(TimeSpan.FromDays(70));
        await site.Job(new ApplyFilings());
        var officer = await site.Officer(firm.Id, OfficerRight.View);
        Assert.Equal((1, 0), await Home(officer));
        Assert.Equal(MembershipState.Active, (await officer.Do(new OurMember("1284-001"))).State);
    }

    private static async Task<(int Members, int Joining)> Home(SiteUser officer)
    {
        var home = await officer.Do(new EnterpriseHome());
        return (home.Members, home.Joining);
    }

    [Fact]
    public async Task No_way_round_the_proof_leads_to_an_employees_address_or_mail()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Join();
        var changed = Firm.Person() with { Mail = "first@example.jp" };
        await firm.Officer.Do(new ChangeEmployee("1284-001", changed, (await firm.Officer.Do(new OurMember("1284-001"))).Version));
        var filing = (await firm.Officer.Do(new OurFilings(1))).Filings[0].Id;
        await site.Database.Execute("update kernel.session set proved_at = proved_at - interval '1 hour'");
        changed = changed with { Mail = "thief@example.jp" };
        Assert.Equal(RefusalKind.ProofNeeded, (await firm.Officer.Run(new CorrectFiling(filing, changed, null, null))).Refusal?.Kind);
        Assert.Equal(RefusalKind.ProofNeeded, (await firm.Officer.Run(new WithdrawFiling(filing))).Refusal?.Kind);
        Assert.Equal(RefusalKind.ProofNeeded, (await firm.Officer.Run(new FileRoster(Guid.CreateVersion7(), ""))).Refusal?.Kind);
        Assert.Equal(RefusalKind.ProofNeeded, (await firm.Officer.Run(new ConfirmMassDeparture(Guid.CreateVersion7(), true))).Refusal?.Kind);
        await site.Database.Execute("update kernel.session set proved_at = now()");
        await firm.Officer.Do(new CorrectFiling(filing, changed, null, null));
        Assert.True(await site.Scalar<long>("select count(*) from audit.entry_person p join audit.entry e on e.id = p.entry_id where e.use_case = 'members.correct-filing' and e.outcome = 'ok'") > 0); // whom a revocation finds
    }

    [Fact]
    public async Task The_same_employee_is_not_registered_twice()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Officer.Do(new RegisterEmployee(Firm.Person()));
        var again = await firm.Officer.Run(new RegisterEmployee(Firm.Person(familyKana: "ﾔﾏﾀﾞ", givenKana: "ｻｸﾗ")));
        Assert.Equal("members-same-employee", again.Refusal?.Code);
    }

    [Fact]
    public async Task Every_fault_of_a_form_is_told_at_its_field()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var outcome = await firm.Officer.Run(new RegisterEmployee(new EmployeeForm { FamilyName = "山田", FamilyKana = "山田", GivenKana = "サクラ", BornOn = "平成31年5月1日", Mail = "x" }));
        Assert.Equal(["BornOn", "FamilyKana", "GivenName", "Mail"], outcome.Refusals.Select(r => r.Field!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Another_enterprises_people_are_not_found()
    {
        await using var site = await Site.Start();
        var ours = await Firm.Open(site);
        var theirs = await Firm.Open(site, "2001");
        await theirs.Join();
        Assert.Equal(Refusal.NotFound, (await ours.Officer.Run(new OurMember("2001-001"))).Refusal);
        Assert.Equal(Refusal.NotFound, (await ours.Officer.Run(new EndMembership("2001-001", "2026/1/1", null))).Refusal);
        Assert.Empty((await ours.Officer.Do(new OurMembers(null, 1))).Rows);
        var filing = (await theirs.Officer.Do(new OurFilings(1))).Filings[0].Id;
        Assert.Equal(Refusal.NotFound, (await ours.Officer.Run(new WithdrawFiling(filing))).Refusal);
    }

    [Fact]
    public async Task A_viewer_writes_nothing()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var viewer = await site.Officer(firm.Id, OfficerRight.View);
        Assert.Equal(Refusal.Forbidden, (await viewer.Run(new RegisterEmployee(Firm.Person()))).Refusal);
        Assert.Equal(Refusal.Forbidden, (await viewer.Run(new EndMembership("1284-001", "2026/1/1", null))).Refusal);
    }

    [Fact]
    public async Task A_leaving_withdrawn_before_the_cut_off_leaves_no_trace_in_the_membership()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Join();
        var ended = await firm.Officer.Do(new EndMembership("1284-001", "令和8年1月15日", "自己都合"));
        Assert.Equal(ended.LastDay, (await firm.Officer.Do(new OurMember("1284-001"))).LeftOn);
        var filing = (await firm.Officer.Do(new OurFilings(1))).Filings.Single(f => f.Kind == FilingKind.Leave);
        await firm.Officer.Do(new WithdrawFiling(filing.Id));
        Assert.Null((await firm.Officer.Do(new OurMember("1284-001"))).LeftOn);
        Assert.Equal("members-filing-closed", (await firm.Officer.Run(new WithdrawFiling(filing.Id))).Refusal?.Code);
    }

    [Fact]
    public async Task The_end_of_time_is_no_day_of_retirement_wherever_it_is_tried_or_filed()
    {
        const string never = "9999/12/31";
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Join();
        var today = Clock.DayOf(site.Time.Now);
        Assert.Equal("members-too-far-ahead", (await firm.Officer.Run(new EndMembership("1284-001", never, null))).Refusal?.Code);
        Assert.Equal("members-too-far-ahead", (await firm.Clerk.Run(new FileOnBehalf("1284-001", null, never, null, "田中　浩二", today))).Refusal?.Code);
        Assert.Null((await firm.Officer.Do(new PrepareLeaving("1284-001", never))).LastDay);
        Assert.NotNull((await firm.Clerk.Do(new PreviewPaperFiling(today, never))).WhyNot);
        await firm.Officer.Do(new EndMembership("1284-001", "2028/1/15", null));
        var filing = (await firm.Officer.Do(new OurFilings(1))).Filings.Single(f => f.Kind == FilingKind.Leave);
        Assert.Equal("members-too-far-ahead", (await firm.Officer.Run(new CorrectFiling(filing.Id, null, never, null))).Refusal?.Code);
        Assert.Null((await firm.Officer.Do(new OurFiling(filing.Id, never))).LastDay);
        Assert.Equal(new DateOnly(2028, 1, 31), (await firm.Officer.Do(new OurMember("1284-001"))).LeftOn);
    }

    [Fact]
    public async Task After_the_cut_off_nothing_is_taken_back()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Officer.Do(new RegisterEmployee(Firm.Person()));
        var filing = (await firm.Officer.Do(new OurFilings(1))).Filings[0];
        site.Time.Advance(filing.OpenUntil - site.Time.GetUtcNow());
        var officer = await site.Officer(firm.Id, OfficerRight.Roster);
        Assert.Equal("members-cut-off-passed", (await officer.Run(new WithdrawFiling(filing.Id))).Refusal?.Code);
    }

    [Fact]
    public async Task A_change_is_taken_back_to_what_was_before()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Join();
        var before = await firm.Officer.Do(new OurMember("1284-001"));
        await firm.Officer.Do(new ChangeEmployee("1284-001", Firm.Person(family: "井上", familyKana: "イノウエ"), before.Version));
        Assert.Equal("stale", (await firm.Officer.Run(new ChangeEmployee("1284-001", Firm.Person(), before.Version))).Refusal?.Code);
        var changed = await firm.Officer.Do(new OurMember("1284-001"));
        Assert.Equal("井上", changed.Employee.FamilyName);
        await firm.Officer.Do(new WithdrawFiling(changed.Filings.Single(f => f.Kind == FilingKind.Change).Id));
        Assert.Equal(before.Employee, (await firm.Officer.Do(new OurMember("1284-001"))).Employee);
    }

    [Fact]
    public async Task Where_a_member_says_they_are_reached_is_not_overwritten_by_a_form_from_before()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Join();
        var form = await firm.Officer.Do(new OurMember("1284-001"));
        var member = await site.Member(form.PersonId);
        await member.Do(new ChangeMyContact("650-0002", "汐見市1", "090-0000-4321", "sakura@example.jp", (await member.Do(new MyProfile())).ContactVersion));
        Assert.Equal("stale", (await firm.Officer.Run(new ChangeEmployee("1284-001", Firm.Person(family: "井上", familyKana: "イノウエ"), form.Version))).Refusal?.Code);
        Assert.Equal("stale", (await firm.Clerk.Run(new FileOnBehalf("1284-001", Firm.Person(), null, null, "田中　浩二", Clock.DayOf(site.Time.Now), form.Version))).Refusal?.Code);
        Assert.Equal("汐見市1", (await firm.Officer.Do(new OurMember("1284-001"))).Employee.Contact.Address);
    }

    [Fact]
    public async Task A_corrected_leaving_has_the_new_day_and_the_old_filing_stays_listed()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Join();
        await firm.Officer.Do(new EndMembership("1284-001", "2028/1/15", null));
        var filing = (await firm.Officer.Do(new OurFilings(1))).Filings.Single(f => f.Kind == FilingKind.Leave);
        await firm.Officer.Do(new CorrectFiling(filing.Id, null, "2028/3/15", null));
        Assert.Equal(new DateOnly(2028, 3, 31), (await firm.Officer.Do(new OurMember("1284-001"))).LeftOn);
        Assert.Equal([FilingState.Filed, FilingState.Corrected], (await firm.Officer.Do(new OurFilings(1))).Filings.Where(f => f.Kind == FilingKind.Leave).Select(f => f.State).Order());
    }

    [Fact]
    public async Task A_paper_filing_names_who_signed_and_who_keyed_it_in()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var person = await firm.Join();
        var line = (await firm.Clerk.Do(new MemberDetail("12840 01".Replace(" ", "")))).Filings.Single();
        Assert.Equal(("田中　浩二", "職員　試"), (line.FiledBy, line.KeyedBy));
        var member = await site.Member(person);
        Assert.Equal("田中　浩二", (await member.Do(new MyProfile())).Filings.Single().FiledBy);
    }
}
