using System.Text;
using Npgsql;
using WelfareMutual.Casework.Documents;
using WelfareMutual.Casework.Review;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;

/// <summary>A paper that was returned comes back on paper: its claimant needs no account (BO-02, BO-04).</summary>
public sealed class PaperCorrectionTests
{
    private static readonly Dictionary<string, string> Spouse = new() { ["Name"] = "佐藤　健二", ["Kana"] = "サトウ　ケンジ" };

    [Fact]
    public async Task A_returned_paper_comes_back_through_the_desk_and_its_claim_is_decided()
    {
        await using var world = await ClaimWorld.Start();
        await world.Member();
        var (id, reference) = await Returned(world, new ReturnForFields.Field("spouse", "名前を確かめてください。"));
        var desk = await world.Site.Staff(StaffRole.Clerk);
        Assert.True((await desk.Do(new ReviewCase(reference))).Bar.MayCorrect);

        var typed = new Dictionary<string, string>(Spouse) { ["Date"] = "2027-01-20", ["AccountNumber"] = "7654321" };
        Assert.Equal(reference, (await desk.Do(new CorrectPaperClaim(id, typed))).Reference);

        var review = await world.Clerk.Do(new ReviewCase(reference));
        var spouse = review.Details.Facts.Single(f => f.Label == "相手の方");
        Assert.Equal(("佐藤　健二（サトウ　ケンジ）", "佐藤　健一（サトウ　ケンイチ）"), (spouse.Claimed, spouse.Former));
        Assert.All(review.Details.Facts.Where(f => f.Label != "相手の方"), f => Assert.Null(f.Former)); // what was not asked for is as it was
        Assert.Equal(new DateOnly(2027, 1, 12), await world.Scalar<DateOnly>("select event_date from condolence_benefits.benefit"));
        Assert.Empty(review.OpenFields);
        Assert.Equal(id, await world.Scalar<Guid>("select object_id from audit.entry where use_case = 'condolence-benefits.correct-paper-claim'"));
        Assert.Equal(2L, await world.Scalar<long>("select count(*) from kernel.outbox where kind = 'mail.case-submitted'"));
        await world.Decide(reference);
        Assert.Equal("Approved", await world.Scalar<string>("select state from condolence_benefits.benefit"));
    }

    [Fact]
    public async Task Whoever_keys_the_correction_in_checks_and_approves_nothing_of_it_also_by_sql()
    {
        await using var world = await ClaimWorld.Start();
        await world.Member();
        var (id, reference) = await Returned(world, new ReturnForFields.Field("spouse", "名前を確かめてください。"));
        var all = await world.Site.Staff(StaffRole.Clerk, StaffRole.Examiner, StaffRole.Approver);
        await all.Do(new CorrectPaperClaim(id, Spouse));
        var review = await all.Do(new ReviewCase(reference));
        Assert.Null(review.Bar.Next);
        Assert.False(review.Bar.MayReject);
        var version = review.Version;
        Assert.Equal("casework-preparer-checks", (await all.Run(new CheckContent(id, version))).Refusal!.Code);
        Assert.Equal("casework-preparer-checks", (await all.Run(new RejectCase(id, version, "理由"))).Refusal!.Code);
        await world.Clerk.Do(new CheckContent(id, version++));
        Assert.Equal("casework-preparer-checks", (await all.Run(new ProposeAmount(id, version, new Yen(20000), null))).Refusal!.Code);
        await world.Clerk.Do(new ProposeAmount(id, version++, new Yen(20000), null));
        Assert.Equal("casework-four-eyes", (await all.Run(new ApproveCase(id, version, new Yen(20000)))).Refusal!.Code);

        foreach (var (column, constraint) in new[] { ("content_checked_by", "casework_preparer_checks"), ("amount_checked_by", "casework_preparer_checks"), ("approved_by", "casework_four_eyes") })
        {
            var failure = await Assert.ThrowsAsync<PostgresException>(() => world.Execute($"update casework.case_file set {column} = corrected_by[1]", world.Site.Database.Office));
            Assert.Equal(constraint, failure.ConstraintName);
        }
        await world.Approver.Do(new ApproveCase(id, version, new Yen(20000)));
    }

    [Fact]
    public async Task What_the_desk_keys_in_is_refused_by_the_rules_of_the_portal()
    {
        await using var world = await ClaimWorld.Start();
        await world.Member();
        var (id, _) = await Returned(world, new("spouse", "名前を確かめてください。"), new("document:marriage_certificate", "文字が読めません。"));
        async Task<string> Refused(Dictionary<string, string> typed) => (await world.Clerk.Run(new CorrectPaperClaim(id, typed))).Refusal!.Code;

        Assert.Equal("benefits-kana-missing", await Refused(new(Spouse) { ["Kana"] = "健二" }));
        Assert.Equal("benefits-document-missing", await Refused(Spouse));
        world.Site.Time.Advance(TimeSpan.FromMinutes(1));
        await Scan(world.Clerk, id, "marriage_certificate");
        Assert.Equal(RefusalKind.Forbidden, (await world.Approver.Run(new CorrectPaperClaim(id, Spouse))).Refusal!.Kind);
        await world.Clerk.Do(new CorrectPaperClaim(id, Spouse));
        Assert.Equal(RefusalKind.NotFound, (await world.Clerk.Run(new CorrectPaperClaim(id, Spouse))).Refusal!.Kind); // not returned any more
    }

    [Fact]
    public async Task Staff_change_nothing_of_a_claim_that_its_member_made()
    {
        await using var world = await ClaimWorld.Start();
        var reference = await ClaimWorld.Submitted(await world.Member());
        var review = await world.Clerk.Do(new ReviewCase(reference));
        await world.Clerk.Do(new ReturnForFields(review.Case.Id, review.Version, [new("account", "名義を確かめてください。")]));
        Assert.False((await world.Clerk.Do(new ReviewCase(reference))).Bar.MayCorrect);
        Assert.Equal(RefusalKind.NotFound, (await world.Clerk.Run(new CorrectPaperClaim(review.Case.Id, ClaimWorld.Account.SelectMany(a => a.Item2).ToDictionary(a => a.Key, a => a.Value)))).Refusal!.Kind);
    }

    [Fact]
    public async Task A_scan_is_the_paper_that_the_rule_asks_for()
    {
        await using var world = await ClaimWorld.Start();
        await world.Member();
        var entered = await world.Clerk.Do(await PaperClaimTests.Paper(world) with { Papers = [] });
        async Task<string> Papers() => Assert.Single((await world.Clerk.Do(new ReviewCase(entered.Reference))).Details.Rules, r => r.Name == "書類").Inputs;
        Assert.Equal("婚姻届受理証明書がまだありません", await Papers());
        Assert.Equal("casework-need-missing", (await world.Clerk.Run(Paper(entered.CaseId, " "))).Refusal!.Code);
        await Scan(world.Clerk, entered.CaseId, "paper");
        Assert.Equal("婚姻届受理証明書がまだありません", await Papers());
        await Scan(world.Clerk, entered.CaseId, "marriage_certificate");
        Assert.Equal("婚姻届受理証明書", await Papers());
    }

    [Fact]
    public async Task Nobody_keys_in_a_paper_of_their_own_household()
    {
        await using var world = await ClaimWorld.Start();
        await world.Member();
        var system = await world.Site.Staff(StaffRole.System);
        var added = await system.Do(new AddStaff("S901", "職員　花子", [StaffRole.Clerk]));
        await system.Do(new LinkStaffMember("S901", await world.Scalar<string>("select number from members.member")));
        var own = await world.Site.Session(new Actor(ActorKind.Staff, added.StaffId, added.StaffId, null, "職員　花子", [nameof(StaffRole.Clerk)], Guid.Empty, "T-01"));
        Assert.Equal("casework-own-case", (await own.Run(await PaperClaimTests.Paper(world))).Refusal!.Code);
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from casework.case_file"));

        var (id, _) = await Returned(world, new ReturnForFields.Field("spouse", "名前を確かめてください。"));
        Assert.Equal("casework-own-case", (await own.Run(new CorrectPaperClaim(id, Spouse))).Refusal!.Code);
        Assert.Equal("casework-own-case", (await own.Run(Paper(id, "paper"))).Refusal!.Code);
    }

    [Fact]
    public async Task The_desk_withdraws_when_the_member_asks_and_says_how_they_asked()
    {
        await using var world = await ClaimWorld.Start();
        await world.Member();
        var (id, reference) = await Returned(world, new ReturnForFields.Field("spouse", "名前を確かめてください。"));
        var review = await world.Clerk.Do(new ReviewCase(reference));
        Assert.True(review.Bar.MayWithdraw);
        Assert.Equal("casework-reason-missing", (await world.Clerk.Run(new WithdrawForMember(id, review.Version, " "))).Refusal!.Code);
        Assert.Equal(RefusalKind.Stale, (await world.Clerk.Run(new WithdrawForMember(id, review.Version - 1, "書面"))).Refusal!.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await world.Approver.Run(new WithdrawForMember(id, review.Version, "書面"))).Refusal!.Kind);
        await world.Clerk.Do(new WithdrawForMember(id, review.Version, "2月1日に書面で届いた。"));
        Assert.Equal("Withdrawn", await world.Scalar<string>("select state from condolence_benefits.benefit"));
        Assert.Equal("2月1日に書面で届いた。", (await world.Clerk.Do(new ReviewCase(reference))).Steps[^1].Note);
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from kernel.outbox where kind = 'mail.case-withdrawn'"));
        await world.Clerk.Do(await PaperClaimTests.Paper(world)); // the same event may be claimed again
    }

    private static async Task<(Guid Id, string Reference)> Returned(ClaimWorld world, params ReturnForFields.Field[] fields)
    {
        var entered = await (await world.Site.Staff(StaffRole.Clerk)).Do(await PaperClaimTests.Paper(world));
        var review = await world.Clerk.Do(new ReviewCase(entered.Reference));
        await world.Clerk.Do(new ReturnForFields(entered.CaseId, review.Version, fields));
        return (entered.CaseId, entered.Reference);
    }

    private static Task<AttachPaperDocument.Result> Scan(SiteUser desk, Guid id, string need) => desk.Do(Paper(id, need));

    private static AttachPaperDocument Paper(Guid id, string need)
    {
        var scan = Encoding.ASCII.GetBytes("%PDF-1.7 " + new string('x', 1000));
        return new(id, need, "書類.pdf", scan.Length) { Upload = new MemoryStream(scan) };
    }
}
