using Npgsql;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Mine;
using WelfareMutual.Casework.Review;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Kernel;
using WelfareMutual.Payouts.Batches;
using WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;
using WelfareMutual.Tests.Modules.Payouts.Batches;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Casework.Review;

/// <summary>A decision taken back: what happened stays written, and the same event can be applied for again, correctly.</summary>
public sealed class ReversingTests
{
    [Fact]
    public async Task Before_the_payment_nothing_is_paid_and_the_same_event_is_claimed_again()
    {
        await using var world = await BatchTests.World();
        var member = await world.Member();
        var reference = await world.Approved(member);
        await Reverse(world, reference);

        Assert.Equal("Cancelled", await world.Scalar<string>("select state from payouts.payout_request"));
        var mine = await member.Do(new MyCase(reference));
        Assert.Equal((CaseState.Reversed, "別の人の口座でした。"), (mine.Case.State, mine.Reason));
        await world.Approved(member);
        Assert.Equal(1, (await (await BatchTests.Cashier(world)).Do(new PrepareBatch(BatchTests.PayOn))).Count);
        Assert.Equal(2L, await world.Scalar<long>("select count(*) from condolence_benefits.benefit"));
    }

    [Fact]
    public async Task Of_two_claims_for_one_event_only_one_may_stand_also_by_sql()
    {
        await using var world = await ClaimWorld.Start();
        var member = await world.Member();
        await Reverse(world, await world.Approved(member));
        await ClaimWorld.Submitted(member);
        var third = await member.Run(new SubmitClaim(await ClaimWorld.Draft(member), true));
        Assert.Contains(third.Refusals, r => r.Code == "benefits-same-event");
        var failure = await Assert.ThrowsAsync<PostgresException>(() => world.Execute("update condolence_benefits.benefit set state = 'Approved' where state = 'Reversed'", world.Site.Database.Office));
        Assert.Equal("benefits_same_event", failure.ConstraintName);
    }

    [Fact]
    public async Task In_a_prepared_batch_it_waits_until_the_batch_is_void()
    {
        await using var world = await BatchTests.World();
        var reference = await world.Approved(await world.Member());
        var cashier = await BatchTests.Cashier(world);
        var batch = await cashier.Do(new PrepareBatch(BatchTests.PayOn));
        var review = await world.Approver.Do(new ReviewCase(reference));
        Assert.Equal("benefits-in-batch", (await world.Approver.Run(new ReverseCase(review.Case.Id, review.Version, "重複でした。"))).Refusal!.Code);
        Assert.Equal("Batched", await world.Scalar<string>("select state from payouts.payout_request"));
        await cashier.Do(new VoidBatch(batch.Id, 0));
        await Reverse(world, reference);
        Assert.Equal("payouts-nothing-to-pay", (await cashier.Run(new PrepareBatch(BatchTests.PayOn))).Refusal!.Code);
    }

    [Fact]
    public async Task After_the_payment_the_books_keep_it_and_a_correct_claim_is_paid_once_more()
    {
        await using var world = await BatchTests.World();
        var member = await world.Member();
        var reference = await world.Approved(member);
        await BatchTests.Release(world);
        var review = await world.Approver.Do(new ReviewCase(reference));
        Assert.Equal("casework-move-not-allowed", (await world.Approver.Run(new ReverseCase(review.Case.Id, review.Version, "返金されました。"))).Refusal!.Code); // on its way: neither here nor there
        world.Site.Time.SetTokyo(2027, 2, 10, 9);
        await world.Site.Job(new SettleBatches());
        await Reverse(world, reference);

        Assert.Equal("Paid", await world.Scalar<string>("select state from payouts.payout_request"));
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from payouts.payout_line where live"));
        await world.Approved(member);
        await BatchTests.Release(world, new DateOnly(2027, 2, 17));
        Assert.Equal(2L, await world.Scalar<long>("select count(*) from payouts.payout_line where live"));
    }

    [Fact]
    public async Task It_takes_an_approver_a_reason_and_the_version_on_the_screen()
    {
        await using var world = await ClaimWorld.Start();
        var review = await world.Clerk.Do(new ReviewCase(await world.Approved(await world.Member())));
        Assert.Equal(RefusalKind.Forbidden, (await world.Clerk.Run(new ReverseCase(review.Case.Id, review.Version, "理由"))).Refusal!.Kind);
        Assert.Equal("casework-reason-missing", (await world.Approver.Run(new ReverseCase(review.Case.Id, review.Version, ""))).Refusal!.Code);
        Assert.Equal(RefusalKind.Stale, (await world.Approver.Run(new ReverseCase(review.Case.Id, review.Version - 1, "理由"))).Refusal!.Kind);
        Assert.False(review.Bar.MayReverse);
        Assert.True((await world.Approver.Do(new ReviewCase(review.Case.Reference!))).Bar.MayReverse);
    }

    private static async Task Reverse(ClaimWorld world, string reference)
    {
        var review = await world.Approver.Do(new ReviewCase(reference));
        await world.Approver.Do(new ReverseCase(review.Case.Id, review.Version, "別の人の口座でした。"));
    }
}
