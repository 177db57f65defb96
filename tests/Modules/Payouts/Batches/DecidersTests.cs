using Npgsql;
using WelfareMutual.Casework.Review;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Kernel;
using WelfareMutual.Payouts.Batches;
using WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Payouts.Batches;

/// <summary>Source: FEATURES BO-02. Whoever keyed in, checked or approved a benefit has no hand in its payment, whatever roles they hold.</summary>
public sealed class DecidersTests
{
    [Fact]
    public async Task Nobody_who_had_a_hand_in_the_decision_prepares_checks_or_releases_its_payment()
    {
        await using var world = await BatchTests.World();
        await world.Member();
        StaffRole[] way = [StaffRole.Clerk, StaffRole.Examiner, StaffRole.Approver, StaffRole.Cashier];
        var (keyer, corrector, checker, proposer, approver) =
            (await world.Site.Staff(way), await world.Site.Staff(way), await world.Site.Staff(way), await world.Site.Staff(way), await world.Site.Staff(way));
        var entered = await keyer.Do(await PaperClaimTests.Paper(world));
        var review = await checker.Do(new ReviewCase(entered.Reference));
        await checker.Do(new ReturnForFields(entered.CaseId, review.Version, [new("spouse", "名前を確かめてください。")]));
        await corrector.Do(new CorrectPaperClaim(entered.CaseId, new Dictionary<string, string> { ["Name"] = "佐藤　健二", ["Kana"] = "サトウ　ケンジ" }));
        var version = (await checker.Do(new ReviewCase(entered.Reference))).Version;
        await checker.Do(new CheckContent(entered.CaseId, version));
        await proposer.Do(new ProposeAmount(entered.CaseId, version + 1, new Yen(20000), null));
        await approver.Do(new ApproveCase(entered.CaseId, version + 2, new Yen(20000)));

        SiteUser[] deciders = [keyer, corrector, checker, proposer, approver];
        foreach (var decider in deciders)
        {
            Assert.Equal("payouts-nothing-to-pay", (await decider.Run(new PrepareBatch(BatchTests.PayOn))).Refusal?.Code); // the line is left out, and no other is there
        }
        var prepared = await (await BatchTests.Cashier(world)).Do(new PrepareBatch(BatchTests.PayOn));
        foreach (var decider in deciders)
        {
            Assert.Contains("受付、確認または決定", (await decider.Do(new ShowBatch(prepared.Number))).Barred, StringComparison.Ordinal);
            Assert.Equal("payouts-own-decision", (await decider.Run(new CheckBatch(prepared.Id, 0, true))).Refusal?.Code);
        }
        await BySql(world, "update payouts.payout_batch set state = 'Checked', checked_at = now(), checked_by = (select decided_by[1] from payouts.payout_request)");
        await (await BatchTests.Cashier(world)).Do(new CheckBatch(prepared.Id, 0, true));
        foreach (var decider in deciders)
        {
            Assert.Equal("payouts-own-decision", (await decider.Run(new ReleaseBatch(prepared.Id, 1, new Yen(20000), true))).Refusal?.Code);
        }
        await BySql(world, "update payouts.payout_batch set state = 'Released', released_at = now(), released_by = (select decided_by[2] from payouts.payout_request)");
        await (await BatchTests.Cashier(world)).Do(new ReleaseBatch(prepared.Id, 1, new Yen(20000), true));
    }

    [Fact]
    public async Task What_was_left_out_is_named_with_its_reason_and_goes_with_the_batch_of_another()
    {
        await using var world = await BatchTests.World();
        await world.Approved(await world.Member());
        world.Site.Time.SetTokyo(2026, 10, 13);
        var approver = await world.Site.Staff(StaffRole.Approver, StaffRole.Cashier);
        var number = await Approved(world, approver);

        var first = await approver.Do(new PrepareBatch(BatchTests.PayOn));
        Assert.Equal((1, 1), (first.Count, first.LeftOut));
        var left = Assert.Single((await approver.Do(new ShowBatches())).LeftOut);
        Assert.Equal("作成した職員が受付、確認または決定をした給付です。別の職員が作成する回に入ります。", left.Why);
        Assert.Equal(new ShowBatches.Claim(number, "結婚祝金", new Yen(20000)), Assert.Single(left.Claims));
        await BySql(world, """
            insert into payouts.payout_line select gen_random_uuid(), b.id, 2, r.id, r.person_id, r.title, r.amount, true from payouts.payout_batch b, payouts.payout_request r where r.state = 'Waiting'
            """);
        Assert.Equal(1, (await (await BatchTests.Cashier(world)).Do(new PrepareBatch(BatchTests.PayOn))).Count);
        Assert.Empty((await approver.Do(new ShowBatches())).LeftOut);
    }

    [Fact]
    public async Task Where_all_that_waits_is_left_out_the_refusal_and_the_list_say_why()
    {
        await using var world = await BatchTests.World();
        var approver = await world.Site.Staff(StaffRole.Approver, StaffRole.Cashier);
        var number = await Approved(world, approver);
        var refused = (await approver.Run(new PrepareBatch(BatchTests.PayOn))).Refusal!;
        var left = Assert.Single((await approver.Do(new ShowBatches())).LeftOut);
        Assert.Equal(("payouts-nothing-to-pay", $"待っている給付1件のうち、この回に入れられるものがありません。1件：{left.Why}"), (refused.Code, refused.Text));
        Assert.Contains("受付、確認または決定", left.Why, StringComparison.Ordinal);
        Assert.Equal(number, Assert.Single(left.Claims).MemberNumber);
    }

    /// <returns>The member's number.</returns>
    private static async Task<string> Approved(ClaimWorld world, SiteUser approver)
    {
        var review = await world.Clerk.Do(new ReviewCase(await ClaimWorld.Submitted(await world.Member())));
        await world.Clerk.Do(new CheckContent(review.Case.Id, review.Version));
        await world.Clerk.Do(new ProposeAmount(review.Case.Id, review.Version + 1, new Yen(20000), null));
        await approver.Do(new ApproveCase(review.Case.Id, review.Version + 2, new Yen(20000)));
        return review.Number;
    }

    private static async Task BySql(ClaimWorld world, string sql)
    {
        var failure = await Assert.ThrowsAsync<PostgresException>(() => world.Execute(sql, world.Site.Database.Office));
        Assert.Equal("payouts_own_decision", failure.ConstraintName);
    }
}
