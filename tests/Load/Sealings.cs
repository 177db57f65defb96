using System.Diagnostics;
using Npgsql;
using WelfareMutual.Members.Own;

namespace WelfareMutual.Tests.Load;

/// <summary>What sealing costs: the same page and the same import beside plain columns of the same values in the same database.</summary>
internal static class Sealings
{
    private const int People = 900;
    private const int Pages = 500;

    public static async Task Measure(Bench bench)
    {
        var officer = await bench.Officer(await bench.Enterprise());
        await bench.File(officer, 50); // warm
        var imported = await Bench.Time(async () => await bench.File(await bench.Officer(await bench.Enterprise()), People));
        var crypto = await SealingOfImport(bench);
        Bench.Print($"roster of {People}, filed", $"{imported.TotalSeconds:0.00} s, of which keys and sealing {crypto.TotalSeconds:0.00} s: {imported / (imported - crypto):0.00} times plain columns");

        var person = (await bench.Query<Guid>("select id from members.member limit 1"))[0];
        var member = await bench.Site.Member(person);
        await member.Do(new MyProfile());
        var page = await Bench.Time(async () =>
        {
            for (var i = 0; i < Pages; i++)
            {
                await member.Do(new MyProfile());
            }
        });
        var plain = await PlainPage(bench, person);
        Bench.Print($"own record, {Pages} times", $"{page.TotalMilliseconds / Pages:0.00} ms; the key's statement and opening {plain.TotalMilliseconds / Pages:0.00} ms of it: {page / (page - plain):0.00} times plain columns");
    }

    /// <summary>What would fall away without sealing: a key made and wrapped, and a dozen values sealed, a person; the keys' rows.</summary>
    private static async Task<TimeSpan> SealingOfImport(Bench bench)
    {
        var store = new Kernel.Sealing.FileKeyStore(bench.Addresses.OfficeKeys);
        await using var database = new NpgsqlConnection(bench.Superuser);
        await database.OpenAsync();
        var values = (int)((await bench.Query<long>(
            "select count(*) from information_schema.columns where table_schema = 'members' and table_name in ('member_profile', 'member_contact', 'filing') and data_type = 'bytea'"))[0]);
        var watch = Stopwatch.StartNew();
        var (people, wrapped) = (new Guid[People], new byte[People][]);
        var key = new byte[32];
        for (var i = 0; i < People; i++)
        {
            System.Security.Cryptography.RandomNumberGenerator.Fill(key);
            people[i] = Guid.CreateVersion7();
            wrapped[i] = store.Wrap(Kernel.Sealing.Purpose.Own, people[i], key);
            for (var v = 0; v < values; v++)
            {
                _ = store.SealUnderSessionKey("試験　一二三四"u8, "members.member_profile|0|family_name");
            }
        }
        await using var insert = new NpgsqlCommand(
            "insert into keys.person_key (person_id, purpose, wrapped, public_key, created_at) select p, 'Own', w, '', now() from unnest($1, $2) as t(p, w)", database);
        insert.Parameters.Add(new() { Value = people });
        insert.Parameters.Add(new() { Value = wrapped });
        await insert.ExecuteNonQueryAsync();
        return watch.Elapsed;
    }

    private static async Task<TimeSpan> PlainPage(Bench bench, Guid person)
    {
        var store = new Kernel.Sealing.FileKeyStore(bench.Addresses.OfficeKeys);
        await using var database = new NpgsqlConnection(bench.Superuser);
        await database.OpenAsync();
        await using var read = new NpgsqlCommand("select wrapped from keys.person_key where person_id = $1 and purpose = 'Own'", database);
        read.Parameters.Add(new() { Value = person });
        var value = store.SealUnderSessionKey("試験　一二三四"u8, "c");
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Pages; i++)
        {
            _ = store.Unwrap(Kernel.Sealing.Purpose.Own, person, (byte[])(await read.ExecuteScalarAsync())!);
            for (var v = 0; v < 15; v++)
            {
                _ = store.OpenUnderSessionKey(value, "c");
            }
        }
        return watch.Elapsed;
    }
}
