using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.Sealing.Rotation;
using WelfareMutual.Identity.Alerts;
using WelfareMutual.Members.Own;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Kernel.Sealing;

// FEATURES ENC-01, ENC-04, ENC-05; SECURITY 4.3, D16.
public sealed class SealedValueTests : IAsyncLifetime
{
    private readonly KeyFolderCopy keys = new();
    private Site site = null!;
    private World world = null!;

    public async Task InitializeAsync() => world = new World(site = await Site.Start(keys));

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        keys.Dispose();
    }

    [Theory]
    [InlineData("update members.member_profile p set family_name = q.given_name from members.member_profile q where q.id = p.id")]
    [InlineData("update members.member_profile p set family_name = (select family_name from members.member_profile q where q.id <> p.id limit 1)")]
    [InlineData("update members.member_profile set family_name = set_byte(family_name, length(family_name) - 1, get_byte(family_name, length(family_name) - 1) # 1)")]
    [InlineData("update members.member_contact set address = p.workplace from members.member_profile p where p.id = member_contact.id; update members.member_profile set family_name = family_kana")]
    public async Task A_cell_that_was_moved_or_altered_is_never_read(string sql)
    {
        var (one, two) = (await world.Member(), await world.Member());
        await site.Database.Execute(sql);
        foreach (var member in new[] { one, two })
        {
            var failure = await Assert.ThrowsAnyAsync<Exception>(() => member.Run(new MyProfile()));
            Assert.IsAssignableFrom<CryptographicException>(failure.GetBaseException());
        }
    }

    [Fact]
    public async Task A_destroyed_persons_values_open_with_no_key_there_is()
    {
        var (gone, stays) = (await world.Member(), await world.Member());
        await site.Database.Execute($"delete from keys.person_key where person_id = '{gone.Id}'");
        var columns = await StolenValues.Try(site, site.Database, keys.Office);
        var profile = columns.Single(c => c.Column == "members.member_profile.family_name");
        Assert.Equal((2, 1), (profile.Stored, profile.Opened));
        Assert.Equal(RefusalKind.NotFound, (await gone.Run(new MyProfile())).Refusal!.Kind);
        Assert.True((await stays.Run(new MyProfile())).Succeeded);
    }

    [Fact]
    public async Task A_lost_version_closes_its_rows_only_and_raises_an_alarm()
    {
        var early = await world.Member();
        var (office, system) = (new FileKeyStore(keys.Office, keys.Gateway), await site.Staff(StaffRole.System));
        office.Make("own", 2);
        await site.Database.Execute("insert into keys.key_version (name, version, created_at) values ('own', 2, now())");
        office.Use("own", 2);
        var late = await world.Member();
        var kept = keys.Keep("own.1.key");
        keys.Lose("own.1.key");
        await Task.Delay(250);
        system = await site.Staff(StaffRole.System);
        Assert.False((await early.Run(new MyProfile())).Succeeded);
        Assert.True((await late.Run(new MyProfile())).Succeeded);
        Assert.True((await site.Job(new CheckKeys())).Value.Lost > 0);
        Assert.Contains((await system.Do(new ShowAlerts())).Open, a => a.Code == "keys-lost");
        Assert.Contains((await system.Do(new ShowKeys())).Lost, l => l is { Name: "own", Version: 1 });
        keys.PutBack("own.1.key", kept);
        await Task.Delay(250);
        Assert.True((await early.Run(new MyProfile())).Succeeded);
    }

    [Fact]
    public async Task Without_the_key_or_with_another_nothing_starts()
    {
        await world.Member();
        var right = new FileKeyStore(keys.Office);
        Assert.Equal([], await Host.Composition.KeyCheck.Faults(site.Addresses.Office, right, registers: true));
        Assert.Equal([], await Host.Composition.KeyCheck.Faults(site.Addresses.Gateway, new FileKeyStore(keys.Gateway), registers: false));
        keys.Exchange("own.1.key");
        Assert.Contains("own.1 is not the one", Assert.Single(await Host.Composition.KeyCheck.Faults(site.Addresses.Office, new FileKeyStore(keys.Office), registers: true)), StringComparison.Ordinal);
        keys.Lose("own.1.key");
        Assert.Contains("own.1.key is missing", Assert.Single(FileKeyStore.Faults(keys.Office)), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => new FileKeyStore(keys.Office));
    }

    [Fact]
    public async Task The_Gateway_holds_the_sign_in_index_key_only_and_sees_no_search_row()
    {
        var gateway = new FileKeyStore(keys.Gateway);
        Assert.Single(gateway.IndexKeys(KeyNames.SignIn));
        Assert.Throws<KeyNotHeldException>(() => gateway.IndexKeys(KeyNames.Index));
        await world.Members(2);
        await site.RunJobs();
        Assert.Equal([16], await site.Database.Read<int>("select distinct length(digest) from members.member_search"));
        await using var database = new NpgsqlConnection(site.Addresses.Gateway);
        await database.OpenAsync();
        await using var read = new NpgsqlCommand("select 1 from members.member_search", database);
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => read.ExecuteScalarAsync())).SqlState);
    }

    [Fact]
    public async Task No_seeded_value_stands_readable_in_a_dump()
    {
        var members = await world.Members(12);
        await site.RunJobs();
        var dump = await Dump();
        Assert.Contains("COPY members.member_profile", dump, StringComparison.Ordinal);
        string[] needles = ["さくら", "サクラ", "1990-05-04", "19900504", "ヤマダ"];
        var written = needles.SelectMany(n => new[] { n, Convert.ToHexStringLower(Encoding.UTF8.GetBytes(n)), Convert.ToBase64String(Encoding.UTF8.GetBytes(n)) }).ToArray();
        Assert.Equal([], written.Where(w => dump.Contains(w, StringComparison.Ordinal)));
        Assert.Equal(12, members.Length);
    }

    private async Task<string> Dump()
    {
        var to = new NpgsqlConnectionStringBuilder(site.Superuser);
        var start = new ProcessStartInfo(Path.Combine(Environment.GetEnvironmentVariable("WM_PG_BIN") ?? "/usr/lib/postgresql/15/bin", "pg_dump"), ["-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!, "-d", to.Database!]) { RedirectStandardOutput = true };
        start.Environment["PGPASSWORD"] = to.Password;
        using var dump = Process.Start(start)!;
        var text = await dump.StandardOutput.ReadToEndAsync();
        await dump.WaitForExitAsync();
        Assert.Equal(0, dump.ExitCode);
        return text;
    }
}
