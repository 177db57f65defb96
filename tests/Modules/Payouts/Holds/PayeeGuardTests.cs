using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Identity.Portals;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Members.Own;
using WelfareMutual.Payouts.Batches;
using WelfareMutual.Payouts.Contracts;
using WelfareMutual.Payouts.Files;
using WelfareMutual.Payouts.Holds;
using WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;
using WelfareMutual.Tests.Modules.Identity;
using WelfareMutual.Tests.Modules.Payouts.Batches;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Payouts.Holds;

// FEATURES OUT-05.
public sealed class PayeeGuardTests
{
    private const string Own = "0012345", Other = "0054321";

    [Fact]
    public async Task A_first_account_and_the_same_again_are_paid_at_once()
    {
        await using var world = await BatchTests.World();
        var person = await Person(world);
        await Paid(world, person);
        await Decide(world, person, Own);
        Assert.Equal((1, 0), await Prepare(world));
        Assert.Equal(0L, await Told(world, "payee-changed"));
    }

    [Fact]
    public async Task Another_account_waits_is_shown_and_the_person_is_told_in_both_places()
    {
        await using var world = await BatchTests.World();
        var person = await Person(world);
        await Paid(world, person);
        await Decide(world, person, Other);
        Assert.Equal("payouts-nothing-to-pay", (await (await BatchTests.Cashier(world)).Run(new PrepareBatch(Soon(world)))).Refusal!.Code);
        var hold = Assert.Single((await (await BatchTests.Cashier(world)).Do(new ShowHolds())).Holds);
        Assert.Equal(("payee-new", 1, 20000L), (hold.Cause, hold.Payments, hold.Amount.Amount));
        Assert.Equal(1L, await Told(world, "payee-changed"));
        Assert.Equal(1L, await Told(world, "payee-changed-former"));
        world.Site.Time.Advance(TimeSpan.FromDays(15));
        Assert.Equal((1, 0), await Prepare(world));
        Assert.Empty((await (await BatchTests.Cashier(world)).Do(new ShowHolds())).Holds);
    }

    [Fact]
    public async Task A_first_account_right_after_the_contact_was_changed_waits_too()
    {
        await using var world = await BatchTests.World();
        var member = await world.Member();
        var person = await Newest(world);
        await member.Do(new ChangeMyContact("650-0002", "汐見市2", null, "thief@example.jp", (await member.Do(new MyProfile())).ContactVersion));
        await Decide(world, person, Other);
        Assert.Equal("contact-changed", Assert.Single((await (await BatchTests.Cashier(world)).Do(new ShowHolds())).Holds).Cause);
        var careful = await world.Member();
        var second = await Newest(world);
        await careful.Do(new ChangeMyContact("650-0002", "汐見市2", null, null, (await careful.Do(new MyProfile())).ContactVersion));
        world.Site.Time.Advance(TimeSpan.FromDays(61));
        await Decide(world, second, Own);
        Assert.Equal((2, 0), await Prepare(world)); // the first one's wait is over as well
    }

    [Fact]
    public async Task Whoever_made_sure_lets_it_go_once_and_says_how()
    {
        await using var world = await BatchTests.World();
        var person = await Person(world);
        await Paid(world, person);
        await Decide(world, person, Other);
        var examiner = await world.Site.Staff(StaffRole.Examiner);
        var hold = Assert.Single((await examiner.Do(new ShowHolds())).Holds);
        Assert.Equal(RefusalKind.Forbidden, (await (await world.Site.Staff(StaffRole.Cashier)).Run(new ReleaseHold(hold.Id, hold.Version, MadeSure.Called))).Refusal!.Kind);
        Assert.Equal("payouts-hold-how", (await examiner.Run(new ReleaseHold(hold.Id, hold.Version, null))).Refusal!.Code);
        await examiner.Do(new ReleaseHold(hold.Id, hold.Version, MadeSure.Called));
        Assert.Equal("stale", (await examiner.Run(new ReleaseHold(hold.Id, hold.Version, MadeSure.Called))).Refusal!.Code);
        Assert.Equal((1, 0), await Prepare(world));
    }

    [Fact]
    public async Task Whoever_entered_checked_or_approved_the_case_does_not_say_that_its_account_is_right()
    {
        await using var world = await BatchTests.World();
        var member = await world.Member();
        var person = await Newest(world);
        await Decide(world, person, Other);
        await Prepare(world);
        await world.Execute("update payouts.payout_request set state = 'Paid'");
        var reference = await ClaimWorld.Submitted(member);
        await world.Execute("update casework.case_file set entered_by = (select person_id from keys.audit_alias a join audit.entry e on e.actor = a.alias and e.use_case = 'payouts.prepare-batch' limit 1)");
        await world.Decide(reference);
        var entered = await world.Scalar<Guid>("select entered_by from casework.case_file");
        var keyed = await world.Site.Session(new Actor(ActorKind.Staff, entered, entered, null, "職員　試", [nameof(StaffRole.Examiner)], Guid.Empty, "T-01"));
        var hold = Assert.Single((await keyed.Do(new ShowHolds())).Holds);
        foreach (var hand in (SiteUser[])[world.Clerk, world.Approver, keyed])
        {
            Assert.Equal("payouts-hold-own-case", (await hand.Run(new ReleaseHold(hold.Id, hold.Version, MadeSure.Called))).Refusal?.Code);
        }
        await world.Execute("update payouts.payee_hold set request_id = null, cause = 'portal-revoked', until = null"); // everything of the person waits
        Assert.Equal("payouts-hold-own-case", (await world.Approver.Run(new ReleaseHold(hold.Id, hold.Version, MadeSure.Called))).Refusal?.Code);
        await (await world.Site.Staff(StaffRole.Examiner)).Do(new ReleaseHold(hold.Id, hold.Version, MadeSure.Called));
    }

    [Fact]
    public async Task What_was_changed_through_a_portal_that_is_shut_out_waits_for_a_person_in_a_checked_batch_too()
    {
        await using var world = await BatchTests.World();
        var member = await world.Member();
        var person = await Newest(world);
        await new World(world.Site).Founders();
        var portal = new KnownPortal((await world.Site.Job(new RegisterPortal("east", new string('A', 64), "S001", "S002"))).Value.Id, "east");
        await world.Site.Through(portal, member.Token).Do(new ChangeMyContact(null, null, "090-0000-4321", null, (await member.Do(new MyProfile())).ContactVersion));
        await Decide(world, person, Own);
        var prepared = await (await BatchTests.Cashier(world)).Do(new PrepareBatch(Soon(world)));
        var checker = await BatchTests.Cashier(world);
        var seen = await checker.Do(new ShowBatch(prepared.Number));
        await checker.Do(new CheckBatch(seen.Id, seen.Version, true));
        Assert.Equal(1, (await world.Site.Job(new RevokePortal("east", Yesterday, "S001", "S002", "stolen"))).Value.Held);
        var releaser = await BatchTests.Cashier(world);
        Assert.Equal("payouts-payee-held", (await releaser.Run(new ReleaseBatch(seen.Id, seen.Version + 1, seen.Total, true))).Refusal!.Code);
        await releaser.Do(new VoidBatch(seen.Id, seen.Version + 1));
        world.Site.Time.Advance(TimeSpan.FromDays(90)); // no time ends it
        Assert.Equal("payouts-nothing-to-pay", (await (await BatchTests.Cashier(world)).Run(new PrepareBatch(Soon(world)))).Refusal!.Code);
        var hold = Assert.Single((await releaser.Do(new ShowHolds())).Holds);
        Assert.Equal(("portal-revoked", (DateTimeOffset?)null), (hold.Cause, hold.Until));
        await (await world.Site.Staff(StaffRole.Approver)).Do(new ReleaseHold(hold.Id, hold.Version, MadeSure.Visited));
        Assert.Equal((1, 0), await Prepare(world));
    }

    [Fact]
    public async Task What_is_held_after_the_release_does_not_go_to_the_bank()
    {
        await using var world = await BatchTests.World();
        var person = await Person(world);
        await Decide(world, person, Own);
        var prepared = await (await BatchTests.Cashier(world)).Do(new PrepareBatch(Soon(world)));
        var (checker, releaser) = (await BatchTests.Cashier(world), await BatchTests.Cashier(world));
        var seen = await checker.Do(new ShowBatch(prepared.Number));
        await checker.Do(new CheckBatch(seen.Id, seen.Version, true));
        var file = (await releaser.Do(new ReleaseBatch(seen.Id, seen.Version + 1, seen.Total, true))).FileId;
        await world.Execute($"insert into payouts.payee_hold (id, person_id, cause, placed_at, version) values (gen_random_uuid(), '{person}', 'portal-revoked', '{world.Site.Time.Now:O}', 0)");
        Assert.Equal("payouts-payee-held", (await releaser.Run(new DownloadPayoutFile(file, null))).Refusal?.Code);
        await world.Execute("delete from payouts.payee_hold");
        Assert.NotEmpty((await releaser.Do(new DownloadPayoutFile(file, null))).Content);
    }

    // The log is stamped by the database's own clock.
    private static DateTimeOffset Yesterday => new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static async Task<Guid> Person(ClaimWorld world)
    {
        await world.Member();
        return await Newest(world);
    }

    private static Task<Guid> Newest(ClaimWorld world) => world.Scalar<Guid>("select id from members.member order by number desc limit 1");

    /// <summary>A decided benefit, as the module that decided it asks for its payment.</summary>
    private static Task<int> Decide(ClaimWorld world, Guid person, string number) => world.Site.Office(async services =>
    {
        await services.GetRequiredService<PersonKeys>().LoadFor(person, Purpose.Bank);
        await services.GetRequiredService<IPayouts>().Request(
            new NewPayout(Guid.CreateVersion7(), person, "結婚祝金", new Yen(20000), new PayeeAccount("0001", "001", "Ordinary", number, "ﾔﾏﾀﾞ ｻｸﾗ"), []), CancellationToken.None);
        return 0;
    });

    private static async Task Paid(ClaimWorld world, Guid person)
    {
        await Decide(world, person, Own);
        Assert.Equal((1, 0), await Prepare(world));
        await world.Execute("update payouts.payout_request set state = 'Paid'");
    }

    private static async Task<(int Count, int LeftOut)> Prepare(ClaimWorld world)
    {
        var prepared = await (await BatchTests.Cashier(world)).Do(new PrepareBatch(Soon(world)));
        return (prepared.Count, prepared.LeftOut);
    }

    /// <summary>The first day that the bank still takes.</summary>
    private static DateOnly Soon(ClaimWorld world) => BusinessDays.OfBanks.Add(Clock.DayOf(world.Site.Time.Now), 5);

    private static Task<long> Told(ClaimWorld world, string template) => world.Scalar<long>($"select count(*) from kernel.outbox where kind = 'mail.{template}'");
}
