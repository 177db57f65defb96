using Npgsql;
using WelfareMutual.Backups.Archives;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Retention.Contracts;

namespace WelfareMutual.Backups.Restoring;

/// <summary>What was destroyed since the backup is destroyed again in the restored database; only when nothing of anybody on the list is left it opens.</summary>
internal sealed class Replay(Restoration restoration, ErasureFolder folder, IKeyStore keys)
{
    // Rows that make somebody a person of record, without any key, and not on the list: somebody was erased and the list does not say so.
    // An enterprise may never have had a key.
    private const string Unlisted = """
        select coalesce(string_agg(format('select %s from %s t where %s', k.subject, k.table_name, k.anchor), ' union all '), 'select null::uuid where false')
        from retention.kept k where k.anchor <> '' and k.kind in ('Member', 'Officer', 'Staff')
        """;

    /// <returns>How many people were on the list, and how many rows went by their age.</returns>
    /// <exception cref="ReplayRefusedException">The list is not whole, or something is left. The database stays closed.</exception>
    public async Task<(int People, long Rows)> Run(string database, DateTimeOffset now, CancellationToken ct)
    {
        var list = await List(ct);
        await using var owner = new NpgsqlConnection(restoration.Inside(database));
        await owner.OpenAsync(ct);
        await Known(owner, list, ct);
        var report = await ErasureReplay.Run(owner, list, ct);
        if (report.Left + await ErasureReplay.Residue(owner, list, ct) is > 0 and var left)
        {
            throw new ReplayRefusedException(FormattableString.Invariant($"{left} records of people on the list are still there"));
        }
        if (await Keyless(owner, ct) is > 0 and var keyless)
        {
            throw new ReplayRefusedException(FormattableString.Invariant($"{keyless} people have no key any more and do not stand on the list: its end is missing"));
        }
        await restoration.Release(database, report.People, now, ct);
        return (report.People, report.Rows);
    }

    private async Task<IReadOnlyList<ErasureFile>> List(CancellationToken ct)
    {
        if (!folder.IsThere)
        {
            throw new ReplayRefusedException("WM:Retention:List is not set: without the erasure list nobody knows who must not come back");
        }
        try
        {
            return await folder.All(keys, ct);
        }
        catch (InvalidDataException broken)
        {
            throw new ReplayRefusedException($"the erasure list: {broken.Message}");
        }
    }

    /// <summary>Files that the database itself says were given away must be there, the same ones.</summary>
    private static async Task Known(NpgsqlConnection owner, IReadOnlyList<ErasureFile> list, CancellationToken ct)
    {
        var there = list.ToDictionary(f => f.Number, f => ErasureFile.DigestOf(f.Bytes()));
        await using var read = new NpgsqlCommand("select number, encode(digest, 'hex') from retention.list_file order by number", owner);
        await using var row = await read.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            if (!there.TryGetValue(row.GetInt32(0), out var digest) || digest != row.GetString(1))
            {
                throw new ReplayRefusedException($"the erasure list: {ErasureFolder.NameOf(row.GetInt32(0))} is missing or another than the database was told");
            }
        }
    }

    private static async Task<long> Keyless(NpgsqlConnection owner, CancellationToken ct)
    {
        await using var compose = new NpgsqlCommand(Unlisted, owner);
        var people = (string)(await compose.ExecuteScalarAsync(ct))!;
        await using var ask = new NpgsqlCommand(
            $"""
            select count(*) from ({people}) p (id)
            where not exists (select from keys.person_key k where k.person_id = p.id) and not exists (select from retention.erased e where e.subject_id = p.id)
            """, owner);
        return (long)(await ask.ExecuteScalarAsync(ct))!;
    }
}

/// <summary>Destruction could not be carried out again, or not be shown; the message says why and names nobody.</summary>
internal sealed class ReplayRefusedException(string why) : Exception(why);
