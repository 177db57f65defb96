using WelfareMutual.Backups.Restoring;
using WelfareMutual.Backups.Taking;
using WelfareMutual.Host.Composition;
using WelfareMutual.Identity.Acts;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Retention.Contracts;
using WelfareMutual.Tests.Modules.Retention;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Backups.Restoring;

// FEATURES RET-04: a restored database opens only after what was destroyed since the backup was destroyed again.
public sealed class ReplayTests : IAsyncLifetime
{
    private readonly KeyFolderCopy keys = new();
    private Vault vault = null!;
    private LeaverWorld world = null!;
    private Resident leaver = null!;
    private string older = "";

    public async Task InitializeAsync()
    {
        vault = await Vault.Open(keys);
        world = LeaverWorld.On(vault.Site, keys, vault.List, vault.Site.Superuser);
        await world.Open();
        leaver = await world.FullMember();
        await world.FullMember();
        await world.Leave(leaver);
        older = await vault.Take();
        world.Years(13);
        await world.Purge();
        vault.Site.Time.Now += TimeSpan.FromSeconds(1);
        await vault.Site.Job(new TakeBackup());
    }

    public async Task DisposeAsync()
    {
        await vault.DisposeAsync();
        keys.Dispose();
    }

    [Fact]
    public async Task The_purge_is_carried_out_again_and_the_database_opens()
    {
        var restored = await vault.Restore(older);
        Assert.True(await Residue(restored) > 10, "hardly anything of the leaver came back: nothing is proved");
        Assert.NotEmpty(await RestoreCheck.Faults(vault.As(restored, "wm_gateway")));
        var (people, _) = await Replay().Run(restored, vault.Site.Time.Now, CancellationToken.None);
        Assert.Equal(1, people);
        Assert.Equal(0L, await Residue(restored));
        Assert.Empty(await RestoreCheck.Faults(vault.As(restored, "wm_gateway")));
        Assert.Equal(1L, await Ask(restored, "select count(*) from retention.erased"));
        Assert.Equal(1, (await Replay().Run(restored, vault.Site.Time.Now, CancellationToken.None)).People);
    }

    [Fact]
    public async Task A_backup_that_knows_fewer_tables_than_the_program_is_told_apart()
    {
        var restored = await vault.Restore(older);
        Assert.True(await KeptCheck.IsOurs(vault.As(restored)));
        await Ask(restored, "alter view retention.kept rename to kept_now; create view retention.kept as select * from retention.kept_now where table_name <> 'members.roster_chunk'; select 0::bigint");
        Assert.False(await KeptCheck.IsOurs(vault.As(restored)));
    }

    [Fact]
    public async Task The_purge_destroyed_the_older_backup_of_the_keys()
    {
        var latest = Assert.Single(vault.Archive.Names(WelfareMutual.Backups.Archives.BackupKind.Keys));
        Assert.True(string.CompareOrdinal(latest, older.Replace("data", "keys", StringComparison.Ordinal)) > 0);
        var restored = await vault.Restore(older);
        Assert.Equal(0L, await Ask(restored, $"select count(*) from keys.person_key where person_id = '{leaver.Id}'"));
    }

    [Theory]
    [InlineData("no list", "is not set")]
    [InlineData("empty", "do not stand on the list")]
    [InlineData("altered", "damaged or not ours")]
    public async Task Without_the_whole_list_it_stays_closed(string fault, string why)
    {
        var restored = await vault.Restore(older);
        var list = Directory.CreateTempSubdirectory("wm-list-").FullName;
        if (fault == "altered")
        {
            var text = await File.ReadAllTextAsync(Path.Combine(vault.List, ErasureFolder.NameOf(1)));
            await File.WriteAllTextAsync(Path.Combine(list, ErasureFolder.NameOf(1)), text.Replace(leaver.Id.ToString(), Guid.CreateVersion7().ToString(), StringComparison.Ordinal));
        }
        var refused = await Assert.ThrowsAsync<ReplayRefusedException>(() => Replay(fault == "no list" ? null : list).Run(restored, vault.Site.Time.Now, CancellationToken.None));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await RestoreCheck.Faults(vault.As(restored, "wm_gateway")));
        Assert.Equal(1L, await Ask(restored, "select count(*) from backups.restored where released_at is null"));
        Directory.Delete(list, true);
    }

    [Fact]
    public async Task A_list_that_lacks_a_file_the_backup_knows_of_is_refused()
    {
        await vault.Take();
        var restored = await vault.Restore();
        var empty = Directory.CreateTempSubdirectory("wm-list-").FullName;
        var refused = await Assert.ThrowsAsync<ReplayRefusedException>(() => Replay(empty).Run(restored, vault.Site.Time.Now, CancellationToken.None));
        Assert.Contains("is missing or another", refused.Message, StringComparison.Ordinal);
        Directory.Delete(empty);
    }

    [Fact]
    public async Task A_list_whose_lost_end_names_only_staff_is_refused_too()
    {
        var (system, second) = (await vault.Site.Staff(StaffRole.System), await vault.Site.Staff(StaffRole.System));
        var colleague = await system.Do(new AddStaff("S009", "浜田　次郎", [StaffRole.Clerk]));
        await second.Do(new ConfirmAct(colleague.ActId));
        await system.Do(new CloseStaff(colleague.StaffId));
        var before = await vault.Take();
        var known = Directory.GetFiles(vault.List);
        world.Years(13);
        await world.Purge();
        vault.Site.Time.Now += TimeSpan.FromSeconds(1);
        await vault.Site.Job(new TakeBackup());
        Assert.Equal(["Staff"], await vault.Site.Database.Read<string>($"select kind from retention.erased where subject_id <> '{leaver.Id}'"));
        var restored = await vault.Restore(before);
        var list = Directory.CreateTempSubdirectory("wm-list-").FullName;
        foreach (var file in known)
        {
            File.Copy(file, Path.Combine(list, Path.GetFileName(file)));
        }
        var refused = await Assert.ThrowsAsync<ReplayRefusedException>(() => Replay(list).Run(restored, vault.Site.Time.Now, CancellationToken.None));
        Assert.Contains("1 people have no key any more", refused.Message, StringComparison.Ordinal);
        Directory.Delete(list, true);
        Assert.Equal(2, (await Replay().Run(restored, vault.Site.Time.Now, CancellationToken.None)).People);
    }

    private Replay Replay() => Replay(vault.List);
    private Replay Replay(string? list) => new(vault.Restoration, new ErasureFolder(list), new FileKeyStore(keys.Office));
    private Task<long> Residue(string restored) => Ask(restored, $"select retention.residue(array['{leaver.Id}'::uuid])");

    private async Task<long> Ask(string restored, string sql)
    {
        await using var database = new Npgsql.NpgsqlConnection(new Npgsql.NpgsqlConnectionStringBuilder(vault.As(restored)) { Pooling = false }.ConnectionString);
        await database.OpenAsync();
        await using var ask = new Npgsql.NpgsqlCommand(sql, database);
        return (long)(await ask.ExecuteScalarAsync())!;
    }
}
