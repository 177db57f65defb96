using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Officers;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Exports.Requests;
using WelfareMutual.Identity.Acts;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Notifications.Letters;
using WelfareMutual.Retention.Holds;
using WelfareMutual.Retention.Purges;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Retention;

// FEATURES RET-07: what must not be destroyed, whoever's it is; and a run that cannot go on.
public sealed class KeptTests : IAsyncLifetime
{
    private LeaverWorld world = null!;

    public async Task InitializeAsync() => world = await LeaverWorld.Start();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Documents_of_somebody_whose_request_is_open_are_kept_until_it_is_answered()
    {
        var (asker, other) = (await world.FullMember(), await world.FullMember());
        await Over();
        var clerk = await world.World.Clerk();
        var entered = await clerk.Do(new EnterRequest(RequestKind.Disclosure, await world.Number(asker), false, Clock.DayOf(world.Site.Time.Now), "すべての記録"));
        await world.Purge();
        Assert.True(await Documents(asker) > 0);
        Assert.Equal(0, await Documents(other));
        await clerk.Do(new CloseRequest((await clerk.Do(new ShowRequest(entered.Number))).Id, 0, true));
        await world.Purge();
        Assert.Equal(0, await Documents(asker));
    }

    [Fact]
    public async Task An_officer_a_firm_and_staff_can_be_held_by_the_number_they_are_known_by()
    {
        var (clerk, firm) = (await world.World.Clerk(), await world.World.Enterprise());
        var number = await world.Scalar<string>($"select number from enterprises.enterprise where id = '{firm}'");
        var officer = (await clerk.Do(new InviteOfficer(firm, new("nakagawa-1284", "中川　望", null, [OfficerRight.View])))).AccountId;
        await world.Leave(await world.World.Member(firm));
        await world.Site.Database.Execute($"update identity.account set state = 'Closed', closed_at = '2026-12-01' where id = '{officer}'");
        await clerk.Do(new MoveEnterprise(firm, EnterpriseState.Withdrawn, Clock.DayOf(world.Site.Time.Now), 1));
        var (system, second) = (await world.Site.Staff(StaffRole.System), await world.Site.Staff(StaffRole.System));
        var colleague = await system.Do(new AddStaff("S009", "浜田　次郎", [StaffRole.Clerk]));
        await second.Do(new ConfirmAct(colleague.ActId));
        await system.Do(new CloseStaff(colleague.StaffId));

        Assert.Equal("retention-no-such-member", (await world.Checker.Run(new PlaceHold("S009", "suit", "令和8年(ワ)第1号", HoldOf.Officer))).Refusal?.Code);
        await world.Checker.Do(new PlaceHold(" Nakagawa-1284", "suit", "令和8年(ワ)第1号", HoldOf.Officer));
        await world.Checker.Do(new PlaceHold("S009", "audit", "監査の通知", HoldOf.Staff));
        var held = (await world.Checker.Do(new PlaceHold(number, "authority", "照会の番号", HoldOf.Enterprise))).HoldId;
        world.Years(6);
        await world.Purge();
        Assert.Equal(["Member"], await world.Site.Database.Read<string>("select kind from retention.erased"));
        Assert.Equal(
            [(HoldOf.Enterprise, number), (HoldOf.Officer, "nakagawa-1284"), (HoldOf.Staff, "S009")],
            (await world.Checker.Do(new ShowHolds())).Holds.Select(h => (h.Of!.Value, h.Number)).OrderBy(h => $"{h.Value}", StringComparer.Ordinal));

        foreach (var hold in (await world.Releaser.Do(new ShowHolds())).Holds)
        {
            await world.Releaser.Do(new LiftHold(hold.Id));
        }
        Assert.Equal(1L, await world.Scalar<long>($"select count(*) from retention.hold where id = '{held}' and lifted_at is not null"));
        await world.Purge();
        Assert.Equal(["Enterprise", "Member", "Officer", "Staff"], await world.Site.Database.Read<string>("select kind from retention.erased order by kind"));
    }

    [Fact]
    public async Task An_officer_can_claim_the_rights_to_their_own_data_too()
    {
        var (clerk, firm) = (await world.World.Clerk(), await world.World.Enterprise());
        var officer = (await clerk.Do(new InviteOfficer(firm, new("nakagawa-1284", "中川　望", null, [OfficerRight.View])))).AccountId;
        var entered = await clerk.Do(new EnterRequest(RequestKind.Disclosure, "nakagawa-1284", false, Clock.DayOf(world.Site.Time.Now), "すべての記録"));
        Assert.Equal("nakagawa-1284", (await clerk.Do(new ShowRequest(entered.Number))).MemberNumber);
        Assert.True(await world.Scalar<bool>($"select retention.is_held('{officer}')"));
    }

    [Fact]
    public async Task A_table_that_cannot_be_cleared_does_not_stop_the_others_and_is_called_out_after_a_day()
    {
        var member = await world.FullMember();
        Assert.NotEmpty((await (await world.World.Clerk()).Do(new PrintLetters())).Sheets);
        await Over();
        await world.Site.Database.Execute("create table public.leaning (id uuid references notifications.letter (id)); insert into public.leaning select id from notifications.letter");
        var purge = await world.Draft();
        await world.Release(purge);
        Assert.Equal("Running", await world.Finish(purge));
        Assert.Equal(0, await Documents(member)); // a table that comes after it
        Assert.True(await world.Scalar<long>("select count(*) from notifications.letter") > 0);
        world.Site.Time.Advance(TimeSpan.FromHours(23));
        await world.Finish(purge);
        Assert.Equal(0L, await Stuck());
        world.Site.Time.Advance(TimeSpan.FromHours(2));
        await world.Finish(purge);
        await world.Finish(purge);
        Assert.Equal(1L, await Stuck());
        await world.Site.Database.Execute("drop table public.leaning");
        Assert.Equal("Done", await world.Finish(purge));
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from notifications.letter"));
    }

    /// <summary>What members applied for was closed long ago; they are members still.</summary>
    private async Task Over()
    {
        await world.Site.Database.Execute("update casework.case_file set state = 'Withdrawn'; update condolence_benefits.benefit set state = 'Withdrawn'");
        world.Years(8);
        await world.Site.Job(new WelfareMutual.Members.Filings.ApplyFilings());
    }

    private Task<long> Documents(Resident of) => world.Scalar<long>($"select count(*) from casework.case_document where person_id = '{of.Id}'");

    private Task<long> Stuck() => world.Scalar<long>("select count(*) from audit.alarm where code = 'purge-stuck'");
}
