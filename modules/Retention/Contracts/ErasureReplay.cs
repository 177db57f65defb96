using Npgsql;
using NpgsqlTypes;

namespace WelfareMutual.Retention.Contracts;

/// <summary>Destroys again, in a restored backup, what was destroyed since it was made. By the owner's connection; the roles of the product cannot.
/// Playing it twice changes nothing.</summary>
public static class ErasureReplay
{
    /// <param name="owner">The restored database, as wm_owner or superuser. All of it is one transaction.</param>
    /// <param name="list">The whole list, from <see cref="ErasureFolder.All"/>.</param>
    public static async Task<Report> Run(NpgsqlConnection owner, IReadOnlyList<ErasureFile> list, CancellationToken ct)
    {
        await using var transaction = await owner.BeginTransactionAsync(ct);
        var (people, rows, left) = (0, 0L, 0L);
        foreach (var file in list)
        {
            left += await Call(owner, "select retention.replay_people($1)", file.PeopleJson(), ct);
            people += file.People.Count;
            foreach (var aged in file.Rows)
            {
                rows += await Call(owner, "select retention.replay_rows($1)", ErasureFile.RowsJson(aged), ct);
            }
            await Record(owner, file, ct);
        }
        await transaction.CommitAsync(ct);
        return new(people, rows, left);
    }

    /// <summary>How many records of listed people the database still holds: 0 in a database that may be used.</summary>
    public static async Task<long> Residue(NpgsqlConnection owner, IReadOnlyList<ErasureFile> list, CancellationToken ct)
    {
        await using var ask = new NpgsqlCommand("select retention.residue($1)", owner);
        ask.Parameters.Add(new() { Value = list.SelectMany(f => f.People).Select(p => p.Id).ToArray() });
        return (long)(await ask.ExecuteScalarAsync(ct))!;
    }

    private static async Task<long> Call(NpgsqlConnection owner, string sql, string json, CancellationToken ct)
    {
        await using var call = new NpgsqlCommand(sql, owner);
        call.Parameters.Add(new() { Value = json, NpgsqlDbType = NpgsqlDbType.Jsonb });
        return (long)(await call.ExecuteScalarAsync(ct))!;
    }

    // The next run goes on with the next number.
    private static async Task Record(NpgsqlConnection owner, ErasureFile file, CancellationToken ct)
    {
        await using var record = new NpgsqlCommand("insert into retention.list_file (number, purge_id, digest, made_at, with_rows) values ($1, $2, $3, $4, $5) on conflict do nothing", owner);
        record.Parameters.Add(new() { Value = file.Number });
        record.Parameters.Add(new() { Value = file.Purge });
        record.Parameters.Add(new() { Value = Convert.FromHexString(ErasureFile.DigestOf(file.Bytes())) });
        record.Parameters.Add(new() { Value = file.MadeAt });
        record.Parameters.Add(new() { Value = file.Rows.Count > 0 });
        await record.ExecuteNonQueryAsync(ct);
        await using var listed = new NpgsqlCommand("insert into retention.listed (subject_id, number) select unnest($1), $2 on conflict do nothing", owner);
        listed.Parameters.Add(new() { Value = file.People.Select(p => p.Id).ToArray() });
        listed.Parameters.Add(new() { Value = file.Number });
        await listed.ExecuteNonQueryAsync(ct);
    }

    /// <param name="Left">Records of listed people that are still there: 0, or the database must not be used.</param>
    public sealed record Report(int People, long Rows, long Left);
}
