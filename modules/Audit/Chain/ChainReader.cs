using Npgsql;
using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Audit.Chain;

/// <summary>Reads entries and links as they are stored, a stretch at a time: neither chainer nor verifier ever holds more.</summary>
internal sealed class ChainReader(DbSession session)
{
    private const string Columns =
        """
        e.id, e.at, e.actor_kind, e.actor, e.terminal, e.use_case, e.outcome, e.object_id, e.reason, e.request_id, e.txid, s.aliases, s.notes
        """;

    private const string Subjects =
        """
        left join lateral (select array_agg(x.alias order by x.alias) as aliases, array_agg(x.note order by x.alias) as notes
                           from audit.entry_subject x where x.entry_id = e.id) s on true
        """;

    public async Task<ChainLink?> Last(CancellationToken ct) =>
        (await Links("where l.seq = (select max(seq) from audit.link)", [], ct)).FirstOrDefault();

    public async Task<IReadOnlyList<ChainLink>> Between(long after, long last, CancellationToken ct) =>
        await Links("where l.seq > $1 and l.seq <= $2", [after, last], ct);

    /// <summary>Entries that wait, oldest id first.</summary>
    public async Task<IReadOnlyList<ChainRecord>> Waiting(int most, CancellationToken ct)
    {
        await using var read = session.Command(
            $"""
            select {Columns} from (select entry_id from audit.waiting order by entry_id limit $1) w
            join audit.entry e on e.id = w.entry_id {Subjects} order by e.id
            """, most);
        await using var row = await read.ExecuteReaderAsync(ct);
        var records = new List<ChainRecord>();
        while (await row.ReadAsync(ct))
        {
            records.Add(Record(row, 0));
        }
        return records;
    }

    private async Task<List<ChainLink>> Links(string where, object[] parameters, CancellationToken ct)
    {
        await using var read = session.Command(
            $"select l.seq, l.entry_id, l.prev_hash, l.hash, {Columns} from audit.link l left join audit.entry e on e.id = l.entry_id {Subjects} {where} order by l.seq", parameters);
        await using var row = await read.ExecuteReaderAsync(ct);
        var links = new List<ChainLink>();
        while (await row.ReadAsync(ct))
        {
            links.Add(new(row.GetInt64(0), row.GetGuid(1), row.GetFieldValue<byte[]>(2), row.GetFieldValue<byte[]>(3), row.IsDBNull(4) ? null : Record(row, 4)));
        }
        return links;
    }

    private static ChainRecord Record(NpgsqlDataReader row, int at) => new(
        row.GetGuid(at), (row.GetFieldValue<DateTime>(at + 1).Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
        row.GetString(at + 2), row.GetGuid(at + 3), row.GetString(at + 4), row.GetString(at + 5), row.GetString(at + 6),
        row.IsDBNull(at + 7) ? null : row.GetGuid(at + 7), row.IsDBNull(at + 8) ? null : row.GetString(at + 8), row.GetGuid(at + 9), row.GetInt64(at + 10),
        row.IsDBNull(at + 11) ? [] : [.. row.GetFieldValue<Guid[]>(at + 11).Zip(row.GetFieldValue<byte[]?[]>(at + 12), (alias, note) => new Subject(alias, note))]);
}
