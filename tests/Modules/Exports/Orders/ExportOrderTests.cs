using System.Security.Cryptography;
using Npgsql;
using WelfareMutual.Exports.Orders;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Exports.Orders;

// Issue 3 section 1; FEATURES MYN-07's rule: no file of personal data without an order, which is single-use and expires.
public sealed class ExportOrderTests : IAsyncLifetime
{
    private Site site = null!;
    private World world = null!;
    private SiteUser clerk = null!;
    private SiteUser other = null!;
    private SiteUser approver = null!;
    private Resident member = null!;

    public async Task InitializeAsync()
    {
        world = new World(site = await Site.Start());
        (clerk, other, approver) = (await site.Staff(StaffRole.Clerk), await site.Staff(StaffRole.Examiner), await site.Staff(StaffRole.Approver));
        member = await world.Member();
        await world.Member();
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_second_person_releases_it_a_third_may_take_the_file_and_another_the_password_each_once()
    {
        var order = await Ordered();
        Assert.Equal("exports-used", await Code(clerk.Run(new TakeFile(order.Id))));
        await approver.Do(new DecideExport(order.Id, 0, true));
        var key = Guid.CreateVersion7();
        var file = await other.Do(new TakeFile(order.Id), key);
        Assert.Equal($"{order.Number}.zip", file.Name);
        Assert.Equal("exports-taken-once", await Code(other.Run(new TakeFile(order.Id), key)));
        Assert.Equal("exports-taken-once", await Code(clerk.Run(new TakeFile(order.Id))));
        Assert.Equal("exports-password-apart", await Code(other.Run(new TakePassword(order.Id))));
        var password = (await clerk.Do(new TakePassword(order.Id))).Password;
        Assert.Equal("exports-taken-once", await Code(clerk.Run(new TakePassword(order.Id))));
        Assert.Equal("exports-taken-once", await Code(approver.Run(new TakePassword(order.Id))));

        var lines = Archive.Text(file.Content, password, "members.csv").Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Contains("山田　さくら", lines[1], StringComparison.Ordinal);
        var shown = await approver.Do(new ShowOrder(order.Number));
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(file.Content)), 2), (shown.Sha256, shown.People!.Value));
        Assert.Equal([HandOverStep.FileTaken, HandOverStep.PasswordTaken], shown.Ledger.Select(l => l.Step));
        Assert.Equal([(0L, 0L)], [(await Count("kernel.command_key where answer is not null and use_case like 'exports.take%'"), await Count("exports.export_order where password is not null"))]);
    }

    [Fact]
    public async Task Every_step_is_in_the_log_and_so_is_everybody_whose_record_left()
    {
        var order = await Ordered();
        await approver.Do(new DecideExport(order.Id, 0, true));
        await clerk.Do(new TakeFile(order.Id));
        await other.Do(new TakePassword(order.Id));
        var steps = await site.Database.Read<string>($"select use_case from audit.entry where object_id = '{order.Id}' and outcome = 'ok' order by at");
        Assert.Equal(["exports.order-export", "exports.decide-export", "exports.take-file", "exports.take-password"], steps);
        var seen = await site.Database.Read<Guid>("select p.person_id from audit.entry_person p join audit.entry e on e.id = p.entry_id where e.use_case = 'exports.take-file'");
        Assert.Contains(member.Id, seen);
        Assert.True(seen.Count >= 2, "not everybody whose record left is in the log");
    }

    [Fact]
    public async Task Who_ordered_does_not_release_and_the_database_says_so_too()
    {
        var both = await site.Staff(StaffRole.Clerk, StaffRole.Approver);
        var order = await Ordered(both);
        Assert.Equal("exports-two-persons", await Code(both.Run(new DecideExport(order.Id, 0, true))));
        await Refused("exports_two_persons", $"update exports.export_order set state = 'Released', decided_by = ordered_by, decided_at = ordered_at where id = '{order.Id}'");
        await Refused("exports_order_changed", $"update exports.export_order set enterprise_id = gen_random_uuid() where id = '{order.Id}'");
        await Refused("exports_state", $"update exports.export_order set state = 'Released' where id = '{order.Id}'");
        await Refused("exports_used", $"update exports.export_order set state = 'Taken', taken_by = gen_random_uuid(), sha256 = '\\x00' where id = '{order.Id}'");
        await approver.Do(new DecideExport(order.Id, 0, true));
        await clerk.Do(new TakeFile(order.Id));
        await Refused("exports_used", $"update exports.export_order set state = 'Released', taken_by = null, sha256 = null where id = '{order.Id}'");
        await Refused("exports_used", $"update exports.export_order set taken_by = gen_random_uuid() where id = '{order.Id}'");
        await Refused("exports_password_apart", $"update exports.export_order set password_by = taken_by, password = null where id = '{order.Id}'");
        await Refused("exports_taken_once", "insert into exports.hand_over select gen_random_uuid(), order_id, person_id, step, medium, note, done_by, done_at from exports.hand_over limit 1");
        await Assert.ThrowsAsync<PostgresException>(() => Execute("update exports.hand_over set medium = 'post'", site.Database.Office));
        await Assert.ThrowsAsync<PostgresException>(() => Execute("delete from exports.export_order", site.Database.Office));
    }

    [Fact]
    public async Task An_order_that_nobody_releases_or_uses_ends_and_a_password_that_nobody_comes_for_is_forgotten()
    {
        var (idle, unused, taken) = (await Ordered(), await Ordered(), await Ordered());
        await approver.Do(new DecideExport(taken.Id, 0, true));
        await clerk.Do(new TakeFile(taken.Id));
        await approver.Do(new DecideExport(unused.Id, 0, true));
        site.Time.Advance(TimeSpan.FromDays(3));
        clerk = await site.Staff(StaffRole.Clerk);
        Assert.Equal("exports-expired", await Code(clerk.Run(new TakeFile(unused.Id))));
        site.Time.Advance(TimeSpan.FromDays(4));
        (approver, other) = (await site.Staff(StaffRole.Approver), await site.Staff(StaffRole.Examiner));
        Assert.Equal("exports-expired", await Code(approver.Run(new DecideExport(idle.Id, 0, true))));
        Assert.Equal("exports-expired", await Code(other.Run(new TakePassword(taken.Id))));
        Assert.Equal(3, (await site.Job(new ExpireOrders())).Value.Ended);
        Assert.Equal(["Expired", "Expired", "Taken"], await site.Database.Read<string>("select state from exports.export_order order by state"));
        Assert.Equal(0, await Count("exports.export_order where password is not null"));
        Assert.Equal(0, (await site.Job(new ExpireOrders())).Value.Ended);
        Assert.Equal("exports-expired", await Code(other.Run(new TakePassword(taken.Id))));
    }

    [Fact]
    public async Task A_released_order_can_be_stopped_until_its_file_is_taken()
    {
        var order = await Ordered();
        await approver.Do(new DecideExport(order.Id, 0, true));
        await approver.Do(new DecideExport(order.Id, 1, false));
        Assert.Equal("exports-used", await Code(clerk.Run(new TakeFile(order.Id))));
        Assert.Equal("stale", await Code(approver.Run(new DecideExport(order.Id, 1, true))));
    }

    [Fact]
    public async Task Of_twenty_who_press_at_once_one_gets_the_file()
    {
        var order = await Ordered();
        await approver.Do(new DecideExport(order.Id, 0, true));
        var staff = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => site.Staff(StaffRole.Clerk)));
        var outcomes = await Task.WhenAll(staff.Select(s => s.Run(new TakeFile(order.Id))));
        Assert.Equal(1, outcomes.Count(o => o.Succeeded));
        Assert.Equal(1, await Count("exports.hand_over"));
    }

    [Fact]
    public async Task File_and_password_travel_by_different_ways_and_hands_and_what_came_back_is_written_down()
    {
        var order = await Ordered();
        Assert.Equal("exports-used", await Code(clerk.Run(new RecordHandOver(order.Id, HandOverStep.Given, "hand", null))));
        await approver.Do(new DecideExport(order.Id, 0, true));
        await clerk.Do(new TakeFile(order.Id));
        Assert.Equal("exports-used", await Code(other.Run(new RecordHandOver(order.Id, HandOverStep.Told, "phone", null))));
        await other.Do(new TakePassword(order.Id));
        await clerk.Do(new RecordHandOver(order.Id, HandOverStep.Given, "post", "総務課長"));
        Assert.Equal("exports-same-way", await Code(other.Run(new RecordHandOver(order.Id, HandOverStep.Told, "post", null))));
        Assert.Equal("exports-password-apart", await Code(clerk.Run(new RecordHandOver(order.Id, HandOverStep.Told, "phone", null))));
        Assert.Equal("exports-password-apart", await Code(other.Run(new RecordHandOver(order.Id, HandOverStep.Given, "courier", null))));
        Assert.Equal("exports-medium", await Code(other.Run(new RecordHandOver(order.Id, HandOverStep.Told, "shredded", null))));
        Assert.Equal("exports-step", await Code(other.Run(new RecordHandOver(order.Id, HandOverStep.FileTaken, "hand", null))));
        await other.Do(new RecordHandOver(order.Id, HandOverStep.Told, "phone", null));
        await clerk.Do(new RecordHandOver(order.Id, HandOverStep.Returned, "post", null));
        await clerk.Do(new RecordHandOver(order.Id, HandOverStep.Destroyed, "shredded", null));
        var ledger = (await approver.Do(new ShowOrder(order.Number))).Ledger;
        Assert.Equal(["FileTaken", "PasswordTaken", "Given", "Told", "Returned", "Destroyed"], ledger.Select(l => l.Step.ToString()));
        Assert.Equal("総務課長", ledger[2].Note);
    }

    [Fact]
    public async Task Without_reason_recipient_or_anybody_to_write_about_there_is_no_file()
    {
        var outcome = await clerk.Run(new OrderExport(ExportKind.EnterpriseMembers, "9999", new(2026, 2, 1), new(2026, 1, 1), " 急ぎ ", " "));
        Assert.Equal(["exports-subject", "exports-contents", "exports-reason", "exports-recipient"], outcome.Refusals.Select(r => r.Code));
        var old = await clerk.Do(new OrderExport(ExportKind.EnterpriseMembers, "1284", new(2001, 1, 1), new(2001, 12, 31), "市の照会への回答", "市役所"));
        await approver.Do(new DecideExport(old.Id, 0, true));
        Assert.Equal("exports-nobody", await Code(clerk.Run(new TakeFile(old.Id))));
        Assert.Equal("Released", (await approver.Do(new ShowOrder(old.Number))).State.ToString());
    }

    [Fact]
    public async Task Reason_and_recipient_stand_sealed_in_the_database()
    {
        await Ordered();
        var rows = string.Concat(await site.Database.Read<string>("select o::text from exports.export_order o"));
        Assert.DoesNotContain(Convert.ToHexStringLower("市役所"u8.ToArray()), rows, StringComparison.Ordinal);
        Assert.DoesNotContain("市役所", rows, StringComparison.Ordinal);
    }

    private Task<OrderExport.Result> Ordered(SiteUser? by = null) =>
        (by ?? clerk).Do(new OrderExport(ExportKind.EnterpriseMembers, "1284", null, null, "市の照会への回答", "市役所の福利担当"));

    private async Task<long> Count(string from) => (await site.Database.Read<long>($"select count(*) from {from}"))[0];

    private async Task Refused(string constraint, string sql) =>
        Assert.Equal(constraint, (await Assert.ThrowsAsync<PostgresException>(() => Execute(sql, site.Database.Office))).ConstraintName);

    private static async Task Execute(string sql, string address)
    {
        await using var source = NpgsqlDataSource.Create(address);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string?> Code<T>(Task<Outcome<T>> outcome) => (await outcome).Refusal?.Code;
}
