using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Filings;
using WelfareMutual.Members.Own;
using WelfareMutual.Members.Rosters;
using WelfareMutual.Notifications.Letters;
using WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;
using WelfareMutual.Tests.Modules.Identity;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Members.Filings;

/// <summary>Source: FEATURES ENT-08. Who has neither mail nor telephone is filed for by somebody else, is told by letter,
/// and both are in the record. A claim on behalf goes through the foundation's desk (decision 0030).</summary>
public sealed class OnBehalfTests
{
    [Fact]
    public async Task What_the_officer_files_names_both_and_the_employee_without_mail_gets_a_letter()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var person = await firm.Join();
        await site.RunJobs();
        await firm.Clerk.Do(new PrintLetters());

        await firm.Officer.Do(new EndMembership("1284-001", "2028/1/15", "定年"));
        await site.RunJobs();

        var filing = (await firm.Officer.Do(new OurFilings(1))).Filings.Single(f => f.Kind == FilingKind.Leave);
        Assert.Equal(("担当　試", null), (filing.FiledBy, filing.KeyedBy));
        Assert.Equal("担当　試", (await (await site.Member(person)).Do(new MyProfile())).Filings.Single(f => f.Kind == FilingKind.Leave).FiledBy);
        Assert.Equal((1L, 1L), await Recorded(site, "members.end-membership", person, "Officer"));
        var sheet = Assert.Single((await firm.Clerk.Do(new PrintLetters())).Sheets);
        Assert.Equal(("届出についてのお知らせ", "山田　さくら"), (sheet.Title, sheet.Recipient));
    }

    [Fact]
    public async Task The_same_person_on_paper_twice_is_asked_about_and_a_namesake_is_let_in()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Join();
        var again = new RegisterOnBehalf(firm.Id, Firm.Person(familyKana: "ﾔﾏﾀﾞ"), "田中　浩二", new(2020, 5, 1));
        Assert.Equal("members-same-employee-on-paper", (await firm.Clerk.Run(again)).Refusal?.Code);
        var namesake = await firm.Clerk.Do(again with { AnotherPerson = true });
        Assert.Equal("1284-002", (await firm.Clerk.Do(new FilingOnDesk(namesake.FilingNumber))).Filing.MemberNumber);
    }

    [Fact]
    public async Task A_slip_in_the_era_of_the_day_a_paper_came_in_is_asked_back()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Join();
        foreach (var (day, code) in ((DateOnly, string)[])[(new(1996, 6, 3), "members-received-long-ago"), (new(1933, 6, 3), "members-received-long-ago"), (new(2098, 6, 3), "members-received-in-future")])
        {
            Assert.Equal(code, (await firm.Clerk.Run(new RegisterOnBehalf(firm.Id, Firm.Person(given: "亮", givenKana: "リョウ"), "田中　浩二", day))).Refusal?.Code);
            Assert.Equal(code, (await firm.Clerk.Run(new FileOnBehalf("1284-001", null, "2028/1/15", null, "田中　浩二", day))).Refusal?.Code);
            Assert.Equal(code, (await firm.Clerk.Run(new PreviewPaperFiling(day, "2028/1/15"))).Refusal?.Code);
        }
    }

    [Fact]
    public async Task Who_quit_before_the_first_day_and_is_heard_of_after_it_leaves_with_the_month_that_has_begun()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Clerk.Do(new RegisterOnBehalf(firm.Id, Firm.Person(), "田中　浩二", Clock.DayOf(site.Time.Now)));
        var joined = (await firm.Officer.Do(new OurMember("1284-001"))).JoinedOn;
        site.Time.Now = Clock.StartOf(joined.AddDays(1)).AddHours(1);
        await site.RunJobs();
        var clerk = await site.Staff(StaffRole.Clerk, StaffRole.Examiner);
        await clerk.Do(new FileOnBehalf("1284-001", null, joined.AddDays(-6).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "退職", "田中　浩二", joined.AddDays(1)));
        Assert.Equal(joined.AddMonths(1).AddDays(-1), await site.Look<DateOnly>("select left_on from members.member where number = '1284-001'"));
    }

    [Fact]
    public async Task What_a_paper_will_do_is_shown_before_it_is_keyed_in()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Join();
        var day = Clock.DayOf(site.Time.Now);
        var shown = await firm.Clerk.Do(new PreviewPaperFiling(day, "2028/1/15"));
        var joined = await firm.Clerk.Do(new RegisterOnBehalf(firm.Id, Firm.Person(given: "亮", givenKana: "リョウ"), "田中　浩二", day));
        var left = await firm.Clerk.Do(new FileOnBehalf("1284-001", null, "2028/1/15", null, "田中　浩二", day));
        Assert.Equal(shown.EffectiveFrom, joined.EffectiveFrom);
        Assert.Equal(shown.LastDay, (await firm.Clerk.Do(new FilingOnDesk(left.FilingNumber))).LastDay);
        Assert.Null((await firm.Clerk.Do(new PreviewPaperFiling(day, null))).LastDay);
    }

    [Fact]
    public async Task Everybody_whom_a_roster_changes_or_ends_is_told()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        async Task File(string csv)
        {
            var upload = await firm.Upload(csv);
            await firm.Officer.Do(new FileRoster(upload.RosterId, (await firm.Officer.Do(new ReviewRoster(upload.RosterId))).Fingerprint));
        }
        await File(Firm.Csv(1, 30));
        await site.RunJobs();
        await firm.Clerk.Do(new PrintLetters());
        await File(Firm.Csv(1, 29).Replace("シケン イ,1980/1/2,本社", "シケン イ,1980/1/2,港工場", StringComparison.Ordinal));
        await site.RunJobs();
        var told = (await firm.Clerk.Do(new PrintLetters())).Sheets;
        Assert.Equal(2, told.Count);
        Assert.All(told, s => Assert.Equal("届出についてのお知らせ", s.Title));
    }

    [Fact]
    public async Task A_claim_that_staff_key_in_names_both_and_the_beneficiary_without_mail_gets_a_letter()
    {
        await using var world = await ClaimWorld.Start();
        var member = await world.Member();
        await world.Site.RunJobs();
        await world.Clerk.Do(new PrintLetters());
        var number = await world.Scalar<string>("select number from members.member");

        var entered = await world.Clerk.Do(new EnterPaperClaim(number, "Marriage", new(2027, 1, 29),
            ClaimWorld.Marriage().SelectMany(a => a.Answers).ToDictionary(a => a.Key, a => a.Value), ["marriage_certificate"]));
        await world.Site.RunJobs();

        var person = await world.Scalar<Guid>("select person_id from casework.case_file where entered_by is not null");
        Assert.Equal(entered.Reference, (await member.Do(new WelfareMutual.Casework.Mine.MyCase(entered.Reference))).Case.Reference);
        Assert.Equal((1L, 1L), await Recorded(world.Site, "condolence-benefits.enter-paper-claim", person, "Staff"));
        Assert.Equal("申請を受け付けました", Assert.Single((await world.Clerk.Do(new PrintLetters())).Sheets).Title);
    }

    /// <summary>Entries of the use case by that kind of person, and those that name the person it is about.</summary>
    private static async Task<(long By, long About)> Recorded(Site site, string useCase, Guid person, string kind) => (
        await site.Look<long>($"select count(*) from audit.entry where use_case = '{useCase}' and actor_kind = '{kind}' and outcome = 'ok'"),
        await site.Look<long>($"select count(*) from audit.entry e join audit.entry_person p on p.entry_id = e.id where e.use_case = '{useCase}' and p.person_id = '{person}'"));
}
