using System.Globalization;
using Npgsql;
using WelfareMutual.Backups.Archives;
using WelfareMutual.Backups.Taking;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Backups.Restoring;

/// <summary>The latest backup restored where nobody works with it: the same rows, no broken invariant, and keys that open.</summary>
internal sealed class Rehearsal(BackupSettings settings, Dumping dumping, IKeyStore store, Clock clock)
{
    private const string Database = "rehearsal";
    private const int Sample = 200;

    /// <returns>The backup, and what is wrong with it; nothing when it is good.</returns>
    /// <exception cref="Envelope.DamagedBackupException">It is not what was written, or did not come out as it went in.</exception>
    public async Task<(Manifest Data, IReadOnlyList<string> Findings)> Run(CancellationToken ct)
    {
        await using var cluster = await ScratchCluster.Start(settings.Scratch, ct);
        var restoration = new Restoration(dumping.Archive, cluster.Superuser);
        var (data, keys) = await restoration.Choose(null, ct);
        await restoration.Into(Database, data, keys, clock.Now, ct);
        var findings = new List<string>(await Broken(restoration.Inside(Database, "auditor"), data.TakenAt, ct));
        findings.AddRange(await Closed(restoration.Inside(Database), ct));
        return (data, findings);
    }

    /// <summary>The oracle's rules, as they stood at the moment of the backup.</summary>
    private static async Task<IReadOnlyList<string>> Broken(string auditor, DateTimeOffset at, CancellationToken ct)
    {
        using var resource = new StreamReader(typeof(Rehearsal).Assembly.GetManifestResourceStream("invariants.sql")!);
        var rules = (await resource.ReadToEndAsync(ct)).Replace("now()", string.Create(CultureInfo.InvariantCulture, $"timestamptz '{at.UtcDateTime:O}'"), StringComparison.Ordinal);
        await using var database = new NpgsqlConnection(auditor);
        await database.OpenAsync(ct);
        await using var ask = new NpgsqlCommand(rules, database);
        await using var row = await ask.ExecuteReaderAsync(ct);
        var broken = new List<string>();
        do
        {
            while (await row.ReadAsync(ct))
            {
                broken.Add($"invariant {row.GetString(0)}");
            }
        }
        while (await row.NextResultAsync(ct));
        return [.. broken.Distinct()];
    }

    /// <summary>Wrapped keys, some of every purpose, tried with the key store that is in use.</summary>
    private async Task<IReadOnlyList<string>> Closed(string inside, CancellationToken ct)
    {
        await using var database = new NpgsqlConnection(inside);
        await database.OpenAsync(ct);
        await using var read = new NpgsqlCommand(
            """
            select person_id, purpose, keys.bundle(wrapped, other)
            from (select k.*, row_number() over (partition by purpose order by hashtextextended(person_id::text, 0)) as n from keys.person_key k) k where n <= $1
            """, database);
        read.Parameters.Add(new() { Value = Sample });
        await using var row = await read.ExecuteReaderAsync(ct);
        var closed = new SortedDictionary<string, int>(StringComparer.Ordinal);
        while (await row.ReadAsync(ct))
        {
            var purpose = row.GetString(1);
            if (!store.Opens(Enum.Parse<Purpose>(purpose), row.GetGuid(0), row.GetFieldValue<byte[]>(2)))
            {
                closed[purpose] = closed.GetValueOrDefault(purpose) + 1;
            }
        }
        return [.. closed.Select(c => FormattableString.Invariant($"{c.Value} keys of {c.Key} do not open"))];
    }
}
