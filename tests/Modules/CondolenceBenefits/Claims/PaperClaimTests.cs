using System.Text;
using WelfareMutual.Casework.Documents;
using WelfareMutual.Casework.Review;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;

/// <summary>A paper that came by post, keyed in by staff for the member.</summary>
public sealed class PaperClaimTests
{
    internal static readonly DateOnly Received = new(2027, 1, 29);

    [Fact]
    public async Task Who_keyed_it_in_and_whose_it_is_are_both_in_the_record_and_the_day_is_that_of_the_paper()
    {
        await using var world = await ClaimWorld.Start();
        var member = await world.Member();
        var counter = await world.Site.Staff(StaffRole.Clerk);
        var entered = await counter.Do(await Paper(world));
        var scan = Encoding.ASCII.GetBytes("%PDF-1.7 " + new string('x', 1000));
        await counter.Do(new AttachPaperDocument(entered.CaseId, "paper", "申請書.pdf", scan.Length) { Upload = new MemoryStream(scan) });

        var person = await world.Scalar<Guid>("select person_id from casework.case_file");
        Assert.Equal(person, await world.Scalar<Guid>($"select p.person_id from audit.entry_person p join audit.entry e on e.id = p.entry_id where e.use_case = 'condolence-benefits.enter-paper-claim' and p.person_id = '{person}'"));
        Assert.Equal(await world.Scalar<Guid>("select entered_by from casework.case_file"), await world.Scalar<Guid>("select a.person_id from audit.entry e join keys.audit_alias a on a.alias = e.actor where e.use_case = 'condolence-benefits.enter-paper-claim'"));
        Assert.Equal(entered.CaseId, await world.Scalar<Guid>("select object_id from audit.entry where use_case = 'condolence-benefits.enter-paper-claim'"));
        Assert.Equal(Received, await world.Scalar<DateOnly>("select claim_date from condolence_benefits.benefit"));
        var mine = (await member.Do(new WelfareMutual.Casework.Mine.MyCase(entered.Reference))).Case;
        Assert.Equal((entered.Reference, null), (mine.Reference, mine.EnteredBy)); // who of the staff keyed it in is not the member's to know
        Assert.Equal("申請書.pdf", Assert.Single((await world.Clerk.Do(new ReviewCase(entered.Reference))).Documents).FileName);
    }

    [Fact]
    public async Task Whoever_keyed_it_in_checks_nothing_of_it_whatever_the_role()
    {
        await using var world = await ClaimWorld.Start();
        await world.Member();
        var all = await world.Site.Staff(StaffRole.Clerk, StaffRole.Examiner, StaffRole.Approver);
        var entered = await all.Do(await Paper(world));
        var review = await all.Do(new ReviewCase(entered.Reference));
        Assert.Null(review.Bar.Next);
        Assert.Equal("casework-preparer-checks", (await all.Run(new CheckContent(entered.CaseId, review.Version))).Refusal!.Code);
        Assert.Equal("casework-preparer-checks", (await all.Run(new RejectCase(entered.CaseId, review.Version, "理由"))).Refusal!.Code);
        await world.Clerk.Do(new CheckContent(entered.CaseId, review.Version));
        Assert.Equal("casework-preparer-checks", (await all.Run(new ProposeAmount(entered.CaseId, review.Version + 1, new Yen(20000), null))).Refusal!.Code);
        await world.Clerk.Do(new ProposeAmount(entered.CaseId, review.Version + 1, new Yen(20000), null));
        Assert.Equal("casework-four-eyes", (await all.Run(new ApproveCase(entered.CaseId, review.Version + 2, new Yen(20000)))).Refusal!.Code);
        await world.Approver.Do(new ApproveCase(entered.CaseId, review.Version + 2, new Yen(20000)));
    }

    [Fact]
    public async Task What_cannot_be_right_is_said_at_its_field()
    {
        await using var world = await ClaimWorld.Start();
        await world.Member();
        var paper = await Paper(world);
        async Task<Refusal> Refused(EnterPaperClaim wrong) => (await world.Clerk.Run(wrong)).Refusal!;

        Assert.Equal(("benefits-received-ahead", "ReceivedOn"), await Refused(paper with { ReceivedOn = new DateOnly(2027, 2, 2) }) is var ahead ? (ahead.Code, ahead.Field) : default);
        Assert.Equal("benefits-member-unknown", (await Refused(paper with { MemberNumber = "9999-999" })).Code);
        Assert.Equal("benefits-kind-missing", (await Refused(paper with { Kind = "Hospitalisation" })).Code); // not in this scheme
        Assert.Equal("benefits-kind-missing", (await Refused(paper with { Kind = "Lunch" })).Code);
        Assert.Equal("benefits-claim-early", (await Refused(paper with { ReceivedOn = new DateOnly(2027, 1, 11) })).Code);
        var unbanked = paper.Answers.ToDictionary(a => a.Key, a => a.Key == "Branch" ? "999" : a.Value);
        Assert.Equal(("benefits-branch-missing", "Branch"), await Refused(paper with { Answers = unbanked }) is var branch ? (branch.Code, branch.Field) : default);
        Assert.Equal(RefusalKind.Forbidden, (await world.Approver.Run(paper)).Refusal!.Kind);
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from condolence_benefits.benefit"));
    }

    internal static async Task<EnterPaperClaim> Paper(ClaimWorld world) => new(
        await world.Scalar<string>("select number from members.member"), "Marriage", Received,
        ClaimWorld.Marriage().SelectMany(a => a.Answers).ToDictionary(a => a.Key, a => a.Value), ["marriage_certificate"]);
}
