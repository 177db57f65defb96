using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Officers;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Exports.Orders;
using WelfareMutual.Identity.Acts;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Own;
using WelfareMutual.Retention.Purges;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Retention;

// FEATURES RET-01: not only members are people.
public sealed class FirmTests : IAsyncLifetime
{
    private LeaverWorld world = null!;

    private Task<long> KeysOf(Guid subject) => world.Scalar<long>($"select count(*) from keys.person_key where person_id = '{subject}' and purpose = 'Own'");

    public async Task InitializeAsync() => world = await LeaverWorld.Start();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task An_officer_and_a_representative_go_when_the_firm_has_left_and_its_people_with_it()
    {
        var clerk = await world.World.Clerk();
        var firm = await world.World.Enterprise();
        var officer = (await clerk.Do(new InviteOfficer(firm, new("nakagawa-1284", "中川　望", null, [OfficerRight.View])))).AccountId;
        var member = await world.World.Member(firm);
        await world.Leave(member);
        await world.Site.Database.Execute($"update identity.account set state = 'Closed', closed_at = '2026-12-01' where id = '{officer}'");
        await clerk.Do(new MoveEnterprise(firm, EnterpriseState.Withdrawn, Clock.DayOf(world.Site.Time.Now), 1));
        world.Years(6);
        await world.Purge();
        Assert.Equal(["Member", "Officer"], await world.Site.Database.Read<string>("select kind from retention.erased order by kind"));
        Assert.Equal("緑川　一", (await clerk.Do(new EnterpriseDetail(firm))).Current!.Representative);

        await world.Purge(); // now that nobody of the firm is left
        Assert.Equal(["Enterprise"], await world.Site.Database.Read<string>($"select kind from retention.erased where subject_id = '{firm}'"));
        var shown = await clerk.Do(new EnterpriseDetail(firm));
        Assert.Equal(("株式会社みどり製作所", "（消去しました）"), (shown.Current!.Name, shown.Current.Representative));
        Assert.Equal(0L, await world.Scalar<long>(PurgeTests.Residue(firm, officer, member.Id)));
    }

    [Fact]
    public async Task A_roster_goes_with_its_key_long_before_anybody_who_stands_in_it()
    {
        var member = await world.World.Member();
        var roster = await world.Roster(member);
        Assert.Equal(1L, await KeysOf(roster));
        world.Years(6);
        await world.Purge();
        Assert.Equal(0L, await world.Scalar<long>("select (select count(*) from members.roster_upload) + (select count(*) from members.roster_chunk)"));
        Assert.Equal((0L, 1L, 1L), (await KeysOf(roster), await KeysOf(member.EnterpriseId), await KeysOf(member.Id)));

        var last = await world.Roster(member); // goes with the firm, should that come first
        await world.Scalar<long>($"select count(*) from retention.remove(array['{member.EnterpriseId}'::uuid])");
        Assert.Equal((0L, 0L), (await KeysOf(last), await world.Scalar<long>("select count(*) from members.roster_upload")));
    }

    [Fact]
    public async Task Staff_who_left_lose_name_number_and_passwords_after_the_period_and_who_stayed_does_not()
    {
        var (system, second) = (await world.Site.Staff(StaffRole.System), await world.Site.Staff(StaffRole.System));
        var (left, stayed) = (await system.Do(new AddStaff("S009", "浜田　次郎", [StaffRole.Clerk])), await system.Do(new AddStaff("S010", "沖　花子", [StaffRole.Clerk])));
        await second.Do(new ConfirmAct(left.ActId));
        await second.Do(new ConfirmAct(stayed.ActId));
        await world.Site.Database.Execute($"insert into identity.staff_password (id, staff_id, hash, at) values (gen_random_uuid(), '{left.StaffId}', 'x', now())");
        await system.Do(new CloseStaff(left.StaffId));
        world.Years(6);
        var purge = await world.Purge();
        Assert.Equal(["Staff"], await world.Site.Database.Read<string>("select kind from retention.erased"));
        Assert.Equal(["S010"], (await world.Proposer.Do(new ListStaff())).Staff.Select(s => s.Code));
        Assert.Equal(0L, await world.Scalar<long>($"select octet_length(code) + octet_length(name) + (select count(*) from identity.staff_password) from identity.staff where id = '{left.StaffId}'"));
        Assert.Equal(0L, await world.Scalar<long>(PurgeTests.Residue(left.StaffId)));
        Assert.Contains("職員", (await world.Checker.Do(new ShowPurge(purge))).Certificate, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_for_the_people_of_a_firm_and_its_ledger_go_when_the_firm_stays()
    {
        var member = await world.World.Member();
        var clerk = await world.World.Clerk();
        var order = await clerk.Do(new OrderExport(ExportKind.EnterpriseMembers, "1284", null, null, "会員名簿の確認のため", "株式会社みどり製作所　緑川　一"));
        await world.Releaser.Do(new DecideExport(order.Id, 0, true));
        await clerk.Do(new TakeFile(order.Id));
        world.Years(4);
        await world.Purge();
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from exports.export_order"));
        world.Years(3);
        await world.Purge();
        Assert.Equal((0L, 0L), (await world.Scalar<long>("select count(*) from exports.export_order"), await world.Scalar<long>("select count(*) from exports.hand_over")));
        Assert.Equal("Active", await world.Scalar<string>($"select state from members.member where id = '{member.Id}'"));
    }

    [Fact]
    public async Task Answers_kept_for_a_second_post_are_forgotten_after_a_day()
    {
        var member = await world.World.Member();
        var key = Guid.CreateVersion7();
        await member.Do(new ChangeMyContact("650-0001", "汐見市中央2-2", "078-000-1234", "someone@example.jp", 0), key);
        world.Site.Time.Now += TimeSpan.FromHours(23);
        Assert.Equal(0, (await world.Site.Job(new ForgetAnswers())).Value.Forgotten);
        world.Site.Time.Now += TimeSpan.FromHours(2);
        Assert.Equal(1, (await world.Site.Job(new ForgetAnswers())).Value.Forgotten);
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from kernel.command_key"));
    }
}
