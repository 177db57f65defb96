using WelfareMutual.Casework.Review;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Casework.Review;

/// <summary>Staff who are members too (BO-02).</summary>
public sealed class OwnInterestTests
{
    [Fact]
    public async Task Nobody_opens_the_case_of_their_own_household_and_nobody_is_seen_by_trying()
    {
        await using var world = await ClaimWorld.Start();
        var reference = await ClaimWorld.Submitted(await world.Member());
        world.Site.Time.SetTokyo(2026, 10, 13);
        await world.Member();
        var numbers = (await world.Scalar<string[]>("select array_agg(number order by number) from members.member"))!;
        var system = await world.Site.Staff(StaffRole.System);
        var added = await system.Do(new AddStaff("S901", "職員　花子", [StaffRole.Clerk]));
        var clerk = await world.Site.Session(new Actor(ActorKind.Staff, added.StaffId, added.StaffId, null, "職員　花子", [nameof(StaffRole.Clerk)], Guid.Empty, "T-01"));
        await clerk.Do(new ReviewCase(reference));

        await system.Do(new LinkStaffMember("S901", numbers[1]));
        await clerk.Do(new ReviewCase(reference));
        await world.Execute("update members.member set household_id = (select household_id from members.member order by number limit 1)");
        var looks = await world.Scalar<long>("select count(*) from audit.entry_person");
        Assert.Equal("casework-own-case", (await clerk.Run(new ReviewCase(reference))).Refusal!.Code);
        Assert.Equal(looks, await world.Scalar<long>("select count(*) from audit.entry_person"));

        await system.Do(new LinkStaffMember("S901", null));
        await clerk.Do(new ReviewCase(reference));
        Assert.Equal("casework-member-unknown", (await system.Run(new LinkStaffMember("S901", "9999-999"))).Refusal!.Code);
        Assert.Equal("casework-staff-unknown", (await system.Run(new LinkStaffMember("S902", numbers[0]))).Refusal!.Code);
    }
}
