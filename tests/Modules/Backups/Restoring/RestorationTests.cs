using Npgsql;
using WelfareMutual.Backups.Archives;
using WelfareMutual.Backups.Envelope;
using WelfareMutual.Backups.Restoring;
using WelfareMutual.Backups.Runs;
using WelfareMutual.Host.Composition;
using WelfareMutual.Members.Own;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Backups.Restoring;

// FEATURES RET-04, OPS-02, ENC-04; drill D18.
public sealed class RestorationTests : IAsyncLifetime
{
    private Vault vault = null!;
    private World world = null!;

    public async Task InitializeAsync()
    {
        vault = await Vault.Open();
        world = new World(vault.Site);
    }

    public async Task DisposeAsync() => await vault.DisposeAsync();

    [Fact]
    public async Task An_older_backup_opens_with_the_latest_keys_and_shows_only_survivors()
    {
        var (stays, goes) = (await world.Member(), await world.Member());
        var older = await vault.Take();
        await vault.Site.Database.Execute($"delete from keys.person_key where person_id = '{goes.Id}'");
        await vault.Take();
        var restored = await vault.Restore(older);
        await vault.Restoration.Release(restored, 0, vault.Site.Time.Now, CancellationToken.None);
        await using var site = vault.On(restored);
        Assert.Equal("山田", (await (await site.Member(stays.Id)).Do(new MyProfile())).Record.FamilyName);
        Assert.Equal(2L, Assert.Single(await Read<long>(restored, "select count(*) from members.member")));
        Assert.Equal(0L, Assert.Single(await Read<long>(restored, $"select count(*) from keys.person_key where person_id = '{goes.Id}'")));
    }

    [Fact]
    public async Task Owner_rights_and_row_security_come_back_with_the_rows()
    {
        await world.Member();
        await vault.Take();
        var restored = await vault.Restore();
        const string rights = """
            select string_agg(format('%s %s %s %s %s', c.oid::regclass, c.relowner::regrole, c.relrowsecurity, c.relacl, (select string_agg(p.polname || p.polcmd::text || pg_get_expr(p.polqual, p.polrelid), ',' order by p.polname) from pg_policy p where p.polrelid = c.oid)), E'\n' order by c.oid::regclass::text)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspowner = 'wm_owner'::regrole and c.relkind in ('r', 'v')
            """;
        Assert.Equal(await vault.Site.Database.Read<string>(rights), await Read<string>(restored, rights));
        const string doors = "select string_agg(proname || coalesce(proacl::text, '') || prosecdef, ',' order by proname, oid::regprocedure::text) from pg_proc where proowner = 'wm_owner'::regrole";
        Assert.Equal(await vault.Site.Database.Read<string>(doors), await Read<string>(restored, doors));
    }

    [Fact]
    public async Task A_restored_database_is_closed_to_every_host_until_it_is_released()
    {
        await vault.Take();
        var restored = await vault.Restore();
        foreach (var role in new[] { "wm_gateway", "wm_office", "wm_jobs", "auditor" })
        {
            var closed = await Assert.ThrowsAsync<PostgresException>(() => Read<int>(restored, "select 1", role));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, closed.SqlState);
            Assert.Contains("restored", Assert.Single(await RestoreCheck.Faults(vault.As(restored, role))), StringComparison.Ordinal);
        }
        await Read<int>(restored, $"grant connect on database {restored} to wm_gateway, wm_office"); // by somebody in a hurry
        Assert.Contains("data-", Assert.Single(await RestoreCheck.Faults(vault.As(restored, "wm_gateway"))), StringComparison.Ordinal);
        await vault.Restoration.Release(restored, 0, vault.Site.Time.Now, CancellationToken.None);
        Assert.Empty(await RestoreCheck.Faults(vault.As(restored, "wm_gateway")));
        Assert.Empty(await RestoreCheck.Faults(vault.Site.Addresses.Office));
    }

    [Theory]
    [InlineData("data", ".wmb")]
    [InlineData("data", ".manifest.wmb")]
    [InlineData("keys", ".wmb")]
    public async Task A_damaged_backup_is_refused_whole_before_anything_is_made(string kind, string ending)
    {
        await vault.Take();
        var file = Directory.GetFiles(vault.Folder, $"{kind}-*").Single(f => Path.GetFileName(f).Split('.', 2)[1] == ending[1..]);
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        var refused = await Assert.ThrowsAsync<DamagedBackupException>(() => vault.Restore());
        Assert.StartsWith(kind, refused.Part, StringComparison.Ordinal);
        Assert.False(await vault.IsThere($"wm_test_{Environment.ProcessId}_restored_0_{vault.Site.Database.Name[^3..].Trim('_')}"));
    }

    [Fact]
    public async Task A_file_exchanged_for_an_older_one_is_seen()
    {
        var older = await vault.Take();
        var newer = await vault.Take();
        File.Copy(vault.Body(older), vault.Body(newer), overwrite: true);
        Assert.Equal($"{newer}.wmb heading", (await Assert.ThrowsAsync<DamagedBackupException>(() => vault.Restore())).Part);
    }

    [Fact]
    public async Task Rows_that_are_not_those_that_were_counted_are_refused_and_the_database_goes()
    {
        await world.Member();
        await vault.Take();
        var (data, keys) = await vault.Restoration.Choose(null, CancellationToken.None);
        var other = data with { Tables = [.. data.Tables.Select(t => t.Table == "members.member" ? t with { Digest = "1" } : t)] };
        var name = $"wm_test_{Environment.ProcessId}_never";
        var refused = await Assert.ThrowsAsync<DamagedBackupException>(() => vault.Restoration.Into(name, other, keys, vault.Site.Time.Now, CancellationToken.None));
        Assert.Contains("members.member", refused.Part, StringComparison.Ordinal);
        Assert.False(await vault.IsThere(name));
    }

    [Fact]
    public async Task The_monthly_rehearsal_restores_compares_and_files_the_result()
    {
        await world.Member();
        await vault.Take();
        var run = (await vault.Site.Job(new RehearseRestore())).Value;
        Assert.Equal(new(true, null), run);
        Assert.False((await vault.Site.Job(new RehearseRestore())).Value.Ran, "twice in a month");
        Assert.Single(await vault.Site.Database.Read<string>("select name from backups.run where kind = 'Rehearsal' and result = 'ok' and rows > 0"));
        Assert.Empty(Directory.GetDirectories(vault.Scratch));
        vault.Site.Time.Now += TimeSpan.FromDays(36);
        Assert.True((await vault.Site.Job(new WatchBackups())).Value.RehearsalLate);
        Assert.Contains("restore-late", await vault.Site.Database.Read<string>("select code from audit.alarm"));
    }

    [Theory]
    [InlineData("damage", "damaged: data-")]
    [InlineData("rule", "invariant I9")]
    [InlineData("key", "1 keys of Own do not open")]
    public async Task A_rehearsal_finds_what_is_wrong_and_raises_an_alarm(string fault, string failure)
    {
        await world.Member();
        if (fault == "rule")
        {
            await vault.Site.Database.Execute("drop index kernel.job_once; insert into kernel.job_run (id, name, run_key, instance, started_at, result) select gen_random_uuid(), 'x', 'y', 'z', now(), 'ok' from generate_series(1, 2)");
        }
        if (fault == "key")
        {
            await vault.Site.Database.Execute("update keys.person_key set wrapped = set_byte(wrapped, 40, get_byte(wrapped, 40) # 1) where person_id = (select id from members.member) and purpose = 'Own'");
        }
        var name = await vault.Take();
        if (fault == "damage")
        {
            await File.WriteAllBytesAsync(vault.Body(name), (await File.ReadAllBytesAsync(vault.Body(name)))[..^1]);
        }
        Assert.Contains(failure, (await vault.Site.Job(new RehearseRestore())).Value.Failure, StringComparison.Ordinal);
        Assert.Contains(await vault.Site.Database.Read<string>("select detail from audit.alarm where code = 'restore-failed'"), d => d.Contains(failure, StringComparison.Ordinal));
        Assert.Single(await vault.Site.Database.Read<string>("select name from backups.run where kind = 'Rehearsal' and result = 'failed'"));
    }

    private Task<IReadOnlyList<T>> Read<T>(string database, string sql, string? role = null) => Rows<T>(vault.As(database, role), sql);

    private static async Task<IReadOnlyList<T>> Rows<T>(string connection, string sql)
    {
        await using var database = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString);
        await database.OpenAsync();
        await using var command = new NpgsqlCommand(sql, database);
        await using var row = await command.ExecuteReaderAsync();
        var values = new List<T>();
        while (await row.ReadAsync())
        {
            values.Add(row.GetFieldValue<T>(0));
        }
        return values;
    }
}
