using WelfareMutual.Casework.Review;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payouts.Batches;
using WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Payouts.Batches;

/// <summary>Source: FEATURES BO-02. Four eyes are on persons: whoever is paid, or lives with who is paid, has no hand in it.</summary>
public sealed class OwnMoneyTests
{
    [Fact]
    public async Task Whoever_lives_with_the_beneficiary_decides_and_pays_nothing_of_it()
    {
        await using var world = await BatchTests.World();
        var reference = await ClaimWorld.Submitted(await world.Member());
        world.Site.Time.SetTokyo(2026, 10, 13);
        await world.Member();
        var spouse = await Linked(world, (await world.Scalar<string[]>("select array_agg(number order by number) from members.member"))[1]);
        var review = await spouse.Do(new ReviewCase(reference)); // of another household still
        var (id, version, amount) = (review.Case.Id, review.Version, review.Details.Amount!.Value);

        await world.Execute("update members.member set household_id = (select household_id from members.member order by number limit 1)");
        async Task Barred<T>(IOfficeUseCase<T> act) => Assert.Equal("casework-own-case", (await spouse.Run(act)).Refusal?.Code);
        await Barred(new CheckContent(id, version));
        await Barred(new ReturnForFields(id, version, [new("spouse", "漢字を確かめてください。")]));
        await Barred(new RejectCase(id, version, "理由"));
        await world.Clerk.Do(new CheckContent(id, version));
        await Barred(new ProposeAmount(id, version + 1, amount, null));
        await world.Clerk.Do(new ProposeAmount(id, version + 1, amount, null));
        await Barred(new SendBackAmount(id, version + 2, "理由"));
        await Barred(new ApproveCase(id, version + 2, amount));
        await world.Approver.Do(new ApproveCase(id, version + 2, amount));

        Assert.Equal("payouts-nothing-to-pay", (await spouse.Run(new PrepareBatch(BatchTests.PayOn))).Refusal?.Code); // the line is left out, and no other is there
        var prepared = await (await BatchTests.Cashier(world)).Do(new PrepareBatch(BatchTests.PayOn));
        Assert.Contains("自分または家族", (await spouse.Do(new ShowBatch(prepared.Number))).Barred, StringComparison.Ordinal);
        Assert.Equal("payouts-own-money", (await spouse.Run(new CheckBatch(prepared.Id, 0, true))).Refusal?.Code);
        await (await BatchTests.Cashier(world)).Do(new CheckBatch(prepared.Id, 0, true));
        Assert.Equal("payouts-own-money", (await spouse.Run(new ReleaseBatch(prepared.Id, 1, amount, true))).Refusal?.Code);
        await (await BatchTests.Cashier(world)).Do(new ReleaseBatch(prepared.Id, 1, amount, true));
    }

    /// <summary>Somebody of the foundation with every role of the way of the money, who is a member as well.</summary>
    private static async Task<SiteUser> Linked(ClaimWorld world, string number)
    {
        var system = await world.Site.Staff(StaffRole.System);
        StaffRole[] roles = [StaffRole.Clerk, StaffRole.Examiner, StaffRole.Approver, StaffRole.Cashier];
        var added = await system.Do(new AddStaff("S901", "職員　花子", roles, "correct-horse-battery-9"));
        await system.Do(new LinkStaffMember("S901", number));
        return await world.Site.Session(new Actor(ActorKind.Staff, added.StaffId, added.StaffId, null, "職員　花子", [.. roles.Select(r => r.ToString())], Guid.Empty, "T-01"));
    }
}
