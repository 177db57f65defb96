using WelfareMutual.Backups.Archives;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing.Rotation;

namespace WelfareMutual.Backups.Runs;

internal enum RunKind
{
    Data,
    Keys,

    /// <summary>A backup restored into a scratch cluster, looked at and thrown away.</summary>
    Rehearsal,
}

/// <param name="Name">The backup that was made, or the one that was restored.</param>
/// <param name="Failure">Null when it went well; a code and no more otherwise.</param>
internal sealed record Run(Guid Id, RunKind Kind, string Name, DateTimeOffset StartedAt, DateTimeOffset FinishedAt, string? Failure, long Bytes = 0, int Tables = 0, long Rows = 0, string? Sha256 = null)
{
    public bool Succeeded => Failure is null;
}

/// <summary>Every backup and every rehearsal, also those that failed.</summary>
internal sealed class RunBook(DbSession session, BackupSettings settings) : IKeyCopies
{
    private const string Columns = "id, kind, name, started_at, finished_at, failure, bytes, tables, rows, sha256";

    public async Task Add(Run run, CancellationToken ct)
    {
        await using var add = session.Command($"insert into backups.run ({Columns}, result) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            run.Id, run.Kind.ToString(), run.Name, run.StartedAt, run.FinishedAt, null, run.Bytes, run.Tables, run.Rows, null, run.Succeeded ? "ok" : "failed");
        (add.Parameters[5].Value, add.Parameters[5].NpgsqlDbType) = ((object?)run.Failure ?? DBNull.Value, NpgsqlTypes.NpgsqlDbType.Text);
        (add.Parameters[9].Value, add.Parameters[9].NpgsqlDbType) = ((object?)run.Sha256 ?? DBNull.Value, NpgsqlTypes.NpgsqlDbType.Text);
        await add.ExecuteNonQueryAsync(ct);
    }

    public async Task<Run?> Last(RunKind kind, bool whole, CancellationToken ct) =>
        (await Read($"where kind = $1 and (result = 'ok' or not $2) order by started_at desc limit 1", ct, kind.ToString(), whole)).SingleOrDefault();

    /// <summary>The last good run of every kind, and the first backup of the data.</summary>
    public async Task<(IReadOnlyDictionary<RunKind, Run> Last, Run? First)> Good(CancellationToken ct)
    {
        var good = await Read(
            """
            where id in (select distinct on (kind) id from backups.run where result = 'ok' order by kind, started_at desc)
               or id = (select id from backups.run where result = 'ok' and kind = 'Data' order by started_at limit 1) order by started_at
            """, ct);
        return (good.GroupBy(r => r.Kind).ToDictionary(g => g.Key, g => g.Last()), good.FirstOrDefault(r => r.Kind == RunKind.Data));
    }

    public Task<IReadOnlyList<Run>> Newest(int most, CancellationToken ct) => Read("order by started_at desc, id desc limit $1", ct, most);

    /// <summary>Whether person keys were exchanged or destroyed since then: a backup of before opens with them no longer, or too much.</summary>
    public async Task<(bool Rewrapped, bool Resealed)> KeysChanged(DateTimeOffset since, CancellationToken ct)
    {
        await using var ask = session.Command(
            """
            select exists (select from keys.rotation where finished_at > $1) or exists (select from retention.erased where done_at > $1)
                     or exists (select from retention.erased_rows where done_at > $1),
                   exists (select from keys.rotation where kind = 'PersonKeys' and finished_at > $1)
            """, since);
        await using var row = await ask.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return (row.GetBoolean(0), row.GetBoolean(1));
    }

    public async Task<bool> BegunAfter(DateTimeOffset moment, CancellationToken ct) =>
        !settings.IsOn || await Last(RunKind.Keys, whole: true, ct) is { } copy && copy.StartedAt > moment;

    private async Task<IReadOnlyList<Run>> Read(string which, CancellationToken ct, params object[] values)
    {
        await using var read = session.Command($"select {Columns} from backups.run {which}", values);
        await using var row = await read.ExecuteReaderAsync(ct);
        var runs = new List<Run>();
        while (await row.ReadAsync(ct))
        {
            runs.Add(new(row.GetGuid(0), Enum.Parse<RunKind>(row.GetString(1)), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3), row.GetFieldValue<DateTimeOffset>(4),
                row.IsDBNull(5) ? null : row.GetString(5), row.GetInt64(6), row.GetInt32(7), row.GetInt64(8), row.IsDBNull(9) ? null : row.GetString(9)));
        }
        return runs;
    }
}
