using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Mine;
using WelfareMutual.Casework.Review;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;
using Xunit;

namespace WelfareMutual.Tests.Modules.Casework.Review;

public sealed class RejectingTests
{
    [Fact]
    public async Task The_member_reads_why_and_may_apply_again()
    {
        await using var world = await ClaimWorld.Start();
        var member = await world.Member();
        var reference = await ClaimWorld.Submitted(member);
        var review = await world.Clerk.Do(new ReviewCase(reference));
        Assert.Equal("casework-reason-missing", (await world.Clerk.Run(new RejectCase(review.Case.Id, review.Version, " "))).Refusal!.Code);

        await world.Clerk.Do(new RejectCase(review.Case.Id, review.Version, "婚姻の日が確かめられません。"));

        var mine = await member.Do(new MyCase(reference));
        Assert.Equal((CaseState.Rejected, "婚姻の日が確かめられません。", false), (mine.Case.State, mine.Reason, mine.MayWithdraw));
        Assert.Equal("Rejected", await world.Scalar<string>("select state from condolence_benefits.benefit"));
        Assert.NotEqual(reference, await ClaimWorld.Submitted(member));
    }

    [Fact]
    public async Task What_was_rejected_is_over_and_a_clerk_alone_does_not_reject()
    {
        await using var world = await ClaimWorld.Start();
        var reference = await ClaimWorld.Submitted(await world.Member());
        var review = await world.Clerk.Do(new ReviewCase(reference));
        var counter = await world.Site.Staff(StaffRole.Clerk);
        Assert.Equal(RefusalKind.Forbidden, (await counter.Run(new RejectCase(review.Case.Id, review.Version, "対象外です。"))).Refusal!.Kind);
        await world.Approver.Do(new RejectCase(review.Case.Id, review.Version, "対象外です。"));
        Assert.Equal("casework-move-not-allowed", (await world.Clerk.Run(new CheckContent(review.Case.Id, review.Version + 1))).Refusal!.Code);
        Assert.Equal("casework-move-not-allowed", (await world.Approver.Run(new RejectCase(review.Case.Id, review.Version + 1, "もう一度。"))).Refusal!.Code);
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from casework.case_move where act = 'Reject' and note is not null"));
    }
}
