using System.Text;
using WelfareMutual.Backups.Archives;
using WelfareMutual.Backups.Runs;
using WelfareMutual.Backups.Taking;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing.Rotation;
using WelfareMutual.Members.Employees;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Backups.Taking;

// FEATURES OPS-02, RET-04; issue 3 section 4.
public sealed class TakeBackupTests : IAsyncLifetime
{
    private Vault vault = null!;

    public async Task InitializeAsync() => vault = await Vault.Open(("WM:Backup:Keep", "3"));

    public async Task DisposeAsync() => await vault.DisposeAsync();

    [Fact]
    public async Task Data_and_keys_are_apart_and_both_are_counted_table_by_table()
    {
        await new Support.World(vault.Site).Member();
        var name = await vault.Take();
        var data = await vault.Archive.Check(name, CancellationToken.None);
        var keys = await vault.Archive.Check(Assert.Single(vault.Archive.Names(BackupKind.Keys)), CancellationToken.None);
        Assert.DoesNotContain(data.Tables, t => t.Table.StartsWith("keys.", StringComparison.Ordinal));
        Assert.All(keys.Tables, t => Assert.StartsWith("keys.", t.Table, StringComparison.Ordinal));
        Assert.Equal(1, data.Tables.Single(t => t.Table == "members.member").Rows);
        Assert.True(keys.Tables.Single(t => t.Table == "keys.person_key").Rows >= 1);
        Assert.True(data.Tables.Count > 40, $"only {data.Tables.Count} tables");
        Assert.Contains(data.Tables, t => t is { Table: "kernel.session", Rows: > 0 }); // row security hides it from every other role
        var wrapped = Encoding.UTF8.GetBytes((await vault.Site.Database.Read<string>("select encode(wrapped, 'hex') from keys.person_key limit 1"))[0]);
        Assert.False(await Holds(name, wrapped), "a wrapped key stands in the backup of the data");
    }

    [Fact]
    public async Task What_is_kept_of_a_form_for_a_day_is_in_no_backup_and_its_table_comes_back_empty()
    {
        var (clerk, key) = (await vault.Site.Staff(StaffRole.System), Guid.CreateVersion7());
        await clerk.Do(new WelfareMutual.Identity.Staff.AddStaff("S009", "浜田　次郎", [StaffRole.Clerk]), key);
        Assert.Equal(1L, await vault.Site.Scalar<long>($"select count(*) from kernel.command_key where key = '{key}' and answer is not null"));
        var data = await vault.Archive.Check(await vault.Take(), CancellationToken.None);
        Assert.DoesNotContain(data.Tables, t => t.Table == "kernel.command_key");
        Assert.Contains(data.Tables, t => t is { Table: "identity.staff_act", Rows: 1 });
        Assert.False(await Holds(data.Name, Encoding.ASCII.GetBytes(key.ToString())), "the key of a form stands in the backup");
        var restored = await vault.Restore();
        await using var database = new Npgsql.NpgsqlConnection(vault.As(restored));
        await database.OpenAsync();
        await using var count = new Npgsql.NpgsqlCommand("select count(*) from kernel.command_key", database);
        Assert.Equal(0L, await count.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Nothing_readable_is_left_in_the_folder()
    {
        await new Support.World(vault.Site).Enterprise("株式会社標的製作所");
        await vault.Take();
        var files = Directory.GetFiles(vault.Folder);
        Assert.Equal(4, files.Length);
        string[] needles = ["標的製作所", "members.member", "PGDMP", "CREATE TABLE", "\"Rows\""];
        Assert.All(files, f => Assert.All(needles, n => Assert.Equal(-1, File.ReadAllBytes(f).AsSpan().IndexOf(Encoding.UTF8.GetBytes(n)))));
        Assert.All(files, f => Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(f) == (UnixFileMode.UserRead | UnixFileMode.UserWrite), f));
    }

    [Fact]
    public async Task The_newest_stay_and_of_the_keys_only_the_latest()
    {
        string[] taken = [await vault.Take(), await vault.Take(), await vault.Take(), await vault.Take()];
        Assert.Equal(taken[1..], vault.Archive.Names(BackupKind.Data));
        Assert.Single(vault.Archive.Names(BackupKind.Keys));
        Assert.Equal(8, Directory.GetFiles(vault.Folder).Length);
    }

    [Fact]
    public async Task It_is_taken_when_it_is_due_and_not_before()
    {
        Assert.Equal(2, (await vault.Site.Job(new TakeBackup())).Value.Names.Count);
        vault.Site.Time.Now += TimeSpan.FromHours(23);
        Assert.Empty((await vault.Site.Job(new TakeBackup())).Value.Names);
        vault.Site.Time.Now += TimeSpan.FromHours(2);
        Assert.Equal(2, (await vault.Site.Job(new TakeBackup())).Value.Names.Count);
    }

    [Theory]
    [InlineData("PurposeKey", 1)]
    [InlineData("PersonKeys", 2)]
    public async Task After_a_change_of_the_keys_the_old_backup_of_them_goes_at_once(string kind, int taken)
    {
        await vault.Take();
        var before = vault.Archive.Names(BackupKind.Keys)[0];
        vault.Site.Time.Now += TimeSpan.FromMinutes(10);
        await vault.Site.Database.Execute(
            $"""
            insert into keys.rotation (id, kind, name, from_version, to_version, reason, state, proposed_by, proposed_at, released_by, released_at, finished_at)
            values (gen_random_uuid(), '{kind}', 'own', 1, 2, 'Suspicion', 'Finished', gen_random_uuid(), now(), gen_random_uuid(), now(), '{vault.Site.Time.Now.AddMinutes(-1):O}')
            """);
        Assert.Equal(taken, (await vault.Site.Job(new TakeBackup())).Value.Names.Count);
        Assert.DoesNotContain(before, vault.Archive.Names(BackupKind.Keys));
        Assert.Empty((await vault.Site.Job(new TakeBackup())).Value.Names);
    }

    [Fact]
    public async Task Keys_that_failed_after_the_data_are_not_left_for_the_next_day()
    {
        await vault.Take();
        vault.Site.Time.Now += TimeSpan.FromHours(1);
        await vault.Site.Database.Execute(
            $"""
            insert into backups.run (id, kind, name, started_at, finished_at, failure, bytes, tables, rows, sha256, result)
            select gen_random_uuid(), r.kind, r.name || 'x', '{vault.Site.Time.Now:O}', '{vault.Site.Time.Now:O}', case r.kind when 'Keys' then 'medium' end, r.bytes, r.tables, r.rows,
                   case r.kind when 'Data' then r.sha256 end, case r.kind when 'Keys' then 'failed' else 'ok' end
            from backups.run r
            """);
        vault.Site.Time.Now += TimeSpan.FromMinutes(5);
        Assert.Empty((await vault.Site.Job(new TakeBackup())).Value.Names);
        vault.Site.Time.Now += TimeSpan.FromMinutes(11);
        Assert.Single((await vault.Site.Job(new TakeBackup())).Value.Names);
    }

    [Fact]
    public async Task The_old_version_of_a_key_stays_until_the_keys_that_it_wrapped_were_copied()
    {
        using var keys = new KeyFolderCopy();
        await using var safe = await Vault.Open(keys);
        await new Support.World(safe.Site).Member();
        await safe.Take();
        var (one, two) = (await safe.Site.Staff(StaffRole.System), await safe.Site.Staff(StaffRole.System));
        await two.Do(new DecideRotation((await one.Do(new ProposeRotation(RotationKind.PurposeKey, "own", RotationReason.Schedule))).RotationId, true));
        async Task<(string State, bool IsThere)> Rotated()
        {
            while ((await safe.Site.Job(new RotateKeys())).Value.Moved)
            {
            }
            return ((await safe.Site.Database.Read<string>("select state from keys.rotation"))[0], File.Exists(Path.Combine(keys.Office, "own.1.key")));
        }
        safe.Site.Time.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(("Emptied", true), await Rotated());
        safe.Site.Time.Now += TimeSpan.FromMinutes(1);
        Assert.Single((await safe.Site.Job(new TakeBackup())).Value.Names); // the wrapped keys, not the data
        Assert.Equal(("Finished", false), await Rotated());
        Assert.Empty((await safe.Site.Job(new TakeBackup())).Value.Names);
    }

    [Fact]
    public async Task A_backup_that_fails_is_filed_and_raises_an_alarm()
    {
        await vault.Take();
        await vault.Site.Database.Execute($"revoke connect on database {vault.Site.Database.Name} from wm_backup");
        vault.Site.Time.Now += TimeSpan.FromDays(2);
        Assert.Equal(["database", "database"], (await vault.Site.Job(new TakeBackup())).Value.Failures);
        Assert.Equal(2, (await vault.Site.Database.Read<string>("select failure from backups.run where result = 'failed'")).Count(f => f == "database"));
        Assert.NotEmpty(await vault.Site.Database.Read<string>("select detail from audit.alarm where code = 'backup-failed'"));
        Assert.Single(vault.Archive.Names(BackupKind.Keys));
        var late = (await vault.Site.Job(new WatchBackups())).Value;
        Assert.True(late.BackupLate);
        var shown = await (await vault.Site.Staff(StaffRole.System)).Do(new ShowBackups());
        Assert.True(shown.BackupLate);
        Assert.Equal("database", shown.Runs[0].Failure);
    }

    [Fact]
    public async Task What_a_killed_run_left_behind_is_no_backup_and_goes_with_the_next()
    {
        await File.WriteAllTextAsync(Path.Combine(vault.Folder, "data-20200101T000000000Z.wmb.part"), "half");
        await File.WriteAllTextAsync(Path.Combine(vault.Folder, "data-20200101T000000001Z.wmb"), "without manifest");
        Assert.Empty(vault.Archive.Names(BackupKind.Data));
        await vault.Take();
        Assert.Equal(4, Directory.GetFiles(vault.Folder).Length);
    }

    private async Task<bool> Holds(string name, byte[] needle)
    {
        await using var content = vault.Archive.Open(name);
        using var whole = new MemoryStream();
        await content.CopyToAsync(whole);
        return whole.ToArray().AsSpan().IndexOf(needle) >= 0;
    }
}
