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

    [Fact]
    public async Task Nobody_says_of_themselves_whether_they_are_a_member_and_the_log_names_all_three()
    {
        await using var world = await ClaimWorld.Start();
        await world.Member();
        var number = await world.Scalar<string>("select number from members.member");
        var system = await world.Site.Staff(StaffRole.System);
        var added = await system.Do(new AddStaff("S901", "職員　花子", [StaffRole.System]));
        var self = await world.Site.Session(new Actor(ActorKind.Staff, added.StaffId, added.StaffId, null, "職員　花子", [nameof(StaffRole.System)], Guid.Empty, "T-01"));
        Assert.Equal("casework-own-link", (await self.Run(new LinkStaffMember("S901", number))).Refusal?.Code);
        await system.Do(new LinkStaffMember("S901", number));
        Assert.Equal("casework-own-link", (await self.Run(new LinkStaffMember(" S901 ", null))).Refusal?.Code);
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from identity.staff where member_id is not null"));
        await system.Do(new LinkStaffMember("S901", null));
        Assert.Equal(2L, await world.Scalar<long>($"select count(*) from audit.entry where use_case = 'casework.link-staff-member' and outcome = 'ok' and object_id = '{added.StaffId}'"));
        Assert.Equal(4L, await world.Scalar<long>("select count(*) from audit.entry_person p join audit.entry e on e.id = p.entry_id where e.use_case = 'casework.link-staff-member' and e.outcome = 'ok'"));
    }
}
