using Npgsql;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Documents;
using WelfareMutual.Casework.Inbox;
using WelfareMutual.Casework.Mine;
using WelfareMutual.Casework.Review;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;

public sealed class ClaimJourneyTests
{
    [Fact]
    public async Task A_marriage_goes_from_the_first_question_to_the_decision()
    {
        await using var world = await ClaimWorld.Start();
        var member = await world.Member();
        var draft = await ClaimWorld.Draft(member);
        var check = await member.Do(new CheckClaim(draft));
        Assert.Equal(new Yen(20000), check.Amount);
        Assert.True(check.Complete, string.Join(",", check.Answers.Select(a => $"{a.Question}={a.Text}")));
        var reference = (await member.Do(new SubmitClaim(draft, true))).Reference;
        Assert.Equal("26-000001", reference);

        var inbox = await world.Clerk.Do(new ShowInbox(InboxView.All, null, null, null, null, 20));
        Assert.Equal(reference, Assert.Single(inbox.Rows).Reference);
        var review = await world.Clerk.Do(new ReviewCase(reference));
        Assert.Contains(review.Details.Facts, f => f.Claimed.Contains("佐藤　健一（サトウ　ケンイチ）", StringComparison.Ordinal));
        await world.Site.Scan();
        var document = await world.Clerk.Do(new ReadDocument(reference, Assert.Single(review.Documents).Id));
        Assert.Equal((300_009, "application/pdf"), (document.Content.Length, document.Type));

        await world.Decide(reference);
        Assert.Equal(CaseState.Approved, (await member.Do(new MyCase(reference))).Case.State);
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from payouts.payout_request where state = 'Waiting' and amount = 20000"));
    }

    [Fact]
    public async Task Fifty_submissions_at_once_make_one_claim()
    {
        await using var world = await ClaimWorld.Start();
        var member = await world.Member();
        var draft = await ClaimWorld.Draft(member);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => member.Run(new SubmitClaim(draft, true))));
        Assert.Single(outcomes, o => o.Succeeded);
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from condolence_benefits.benefit"));
    }

    /// <summary>CON-06: one birth, two members who are married, a right of each.</summary>
    [Fact]
    public async Task Two_spouses_who_are_members_each_get_theirs_once_for_the_same_child()
    {
        await using var world = await ClaimWorld.Start();
        var first = await world.Member();
        world.Site.Time.SetTokyo(2026, 10, 13);
        var second = await world.Member();
        await world.Execute("update members.member set household_id = (select household_id from members.member order by number limit 1)");
        Task<Guid> Birth(SiteUser of) => ClaimWorld.Draft(of,
            [("date", new() { ["Date"] = "2027-01-20" }), ("child", new() { ["Name"] = "山田　葵", ["Kana"] = "ヤマダ　アオイ" }), .. ClaimWorld.Account], "Childbirth");
        foreach (var parent in new[] { first, second })
        {
            await parent.Do(new SubmitClaim(await Birth(parent), true));
            Assert.Contains((await parent.Run(new SubmitClaim(await Birth(parent), true))).Refusals, r => r.Code == "benefits-same-event");
        }
        Assert.Equal(2L, await world.Scalar<long>("select count(distinct person_id) from condolence_benefits.benefit"));
        Assert.Equal(2L, await world.Scalar<long>("select count(*) from condolence_benefits.benefit"));
    }

    [Fact]
    public async Task The_same_event_is_refused_in_a_second_draft()
    {
        await using var world = await ClaimWorld.Start();
        var member = await world.Member();
        await ClaimWorld.Submitted(member);
        var again = await member.Run(new SubmitClaim(await ClaimWorld.Draft(member), true));
        Assert.Contains(again.Refusals, r => r.Code == "benefits-same-event");
    }

    [Fact]
    public async Task Another_member_finds_nothing()
    {
        await using var world = await ClaimWorld.Start();
        var member = await world.Member();
        var draft = await ClaimWorld.Draft(member);
        var reference = (await member.Do(new SubmitClaim(draft, true))).Reference;
        world.Site.Time.SetTokyo(2026, 10, 13);
        var other = await world.Member();
        Assert.Equal(RefusalKind.NotFound, (await other.Run(new MyCase(reference))).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await other.Run(new WithdrawCase(draft))).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await other.Run(new CheckClaim(draft))).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await other.Run(new CorrectClaim(draft, new Dictionary<string, string>()))).Refusal!.Kind);
    }

    [Fact]
    public async Task Only_what_was_reopened_can_be_corrected()
    {
        await using var world = await ClaimWorld.Start();
        var member = await world.Member();
        var reference = await ClaimWorld.Submitted(member);
        var review = await world.Clerk.Do(new ReviewCase(reference));
        await world.Clerk.Do(new ReturnForFields(review.Case.Id, review.Version, [new("spouse", "漢字を確かめてください。")]));
        Assert.Equal("漢字を確かめてください。", Assert.Single((await member.Do(new MyCase(reference))).Questions).Sentence);

        await member.Do(new CorrectClaim(review.Case.Id, new Dictionary<string, string> { ["Name"] = "佐藤　賢一", ["Kana"] = "サトウ　ケンイチ", ["Date"] = "2027-01-20", ["AccountNumber"] = "7777777" }));

        var after = await world.Clerk.Do(new ReviewCase(reference));
        var spouse = Assert.Single(after.Details.Facts, f => f.Former is not null);
        Assert.Equal(("佐藤　健一（サトウ　ケンイチ）", "佐藤　賢一（サトウ　ケンイチ）"), (spouse.Former, spouse.Claimed));
        Assert.Equal(new DateOnly(2027, 1, 12), await world.Scalar<DateOnly>("select event_date from condolence_benefits.benefit"));
        Assert.Equal(1, (await world.Clerk.Do(new ShowInbox(InboxView.Answered, null, null, null, null, 20))).Total);
    }

    [Fact]
    public async Task Whoever_checked_does_not_approve_even_with_the_role_and_not_by_sql()
    {
        await using var world = await ClaimWorld.Start();
        var member = await world.Member();
        var reference = await ClaimWorld.Submitted(member);
        var both = await world.Site.Staff(StaffRole.Clerk, StaffRole.Examiner, StaffRole.Approver);
        var review = await both.Do(new ReviewCase(reference));
        await both.Do(new CheckContent(review.Case.Id, review.Version));
        await both.Do(new ProposeAmount(review.Case.Id, review.Version + 1, new Yen(20000), null));
        var refused = await both.Run(new ApproveCase(review.Case.Id, review.Version + 2, new Yen(20000)));
        Assert.Equal("casework-four-eyes", refused.Refusal!.Code);
        var failure = await Assert.ThrowsAsync<PostgresException>(() => world.Execute("update casework.case_file set approved_by = amount_checked_by", world.Site.Database.Office));
        Assert.Equal("casework_four_eyes", failure.ConstraintName);
        failure = await Assert.ThrowsAsync<PostgresException>(() => world.Execute("update condolence_benefits.benefit set approved_by = entered_by", world.Site.Database.Office));
        Assert.Equal("benefits_four_eyes", failure.ConstraintName);
    }

    [Fact]
    public async Task A_stale_screen_is_refused()
    {
        await using var world = await ClaimWorld.Start();
        var reference = await ClaimWorld.Submitted(await world.Member());
        var review = await world.Clerk.Do(new ReviewCase(reference));
        await world.Clerk.Do(new CheckContent(review.Case.Id, review.Version));
        Assert.Equal(RefusalKind.Stale, (await world.Clerk.Run(new CheckContent(review.Case.Id, review.Version))).Refusal!.Kind);
    }
}
