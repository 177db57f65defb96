using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Audit.Chain;

/// <summary>How the log stands, for auditors: chain, seals, last verification, open alarms.</summary>
public sealed record LogState : IOfficeUseCase<LogState.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Auditor, StaffRole.System);

    /// <param name="OldestWaiting">The oldest entry without a number, or null.</param>
    public sealed record Result(
        long LastSeq, string? LastHash, long Waiting, DateTimeOffset? OldestWaiting, IReadOnlyList<SealedDay> Seals, DateTimeOffset? VerifiedAt, IReadOnlyList<Alarm> Alarms);

    public sealed record SealedDay(DateOnly Day, long LastSeq, string Digest, DateTimeOffset MadeAt);

    public sealed record Alarm(Guid Id, string Code, string Detail, DateTimeOffset At);

    internal sealed class Handler(DbSession session) : IHandle<LogState, Result>
    {
        public async Task<Outcome<Result>> Handle(LogState query, CancellationToken ct)
        {
            var chain = await Rows(
                """
                select coalesce(l.seq, 0), encode(l.hash, 'hex'), w.many, w.oldest,
                    (select max(finished_at) from kernel.job_run where name = 'audit.verify-log' and result = 'ok')
                from (select count(*) as many, min(at) as oldest from audit.waiting) w left join (select seq, hash from audit.link order by seq desc limit 1) l on true
                """, row => (Seq: (long)row[0]!, Hash: (string?)row[1], Many: (long)row[2]!, Oldest: Moment(row[3]), Verified: Moment(row[4])), ct);
            var seals = await Rows(
                "select day, last_seq, encode(digest, 'hex'), made_at from audit.seal order by day desc limit 31",
                row => new SealedDay((DateOnly)row[0]!, (long)row[1]!, (string)row[2]!, Moment(row[3])!.Value), ct);
            var alarms = await Rows(
                "select id, code, detail, at from audit.alarm where seen_at is null order by at desc limit 50",
                row => new Alarm((Guid)row[0]!, (string)row[1]!, (string)row[2]!, Moment(row[3])!.Value), ct);
            var stand = chain[0];
            return new Result(stand.Seq, stand.Hash, stand.Many, stand.Oldest, seals, stand.Verified, alarms);
        }

        private static DateTimeOffset? Moment(object? value) => value is DateTime at ? new DateTimeOffset(at) : null;

        private async Task<List<T>> Rows<T>(string sql, Func<object?[], T> read, CancellationToken ct)
        {
            await using var command = session.Command(sql);
            await using var row = await command.ExecuteReaderAsync(ct);
            var rows = new List<T>();
            while (await row.ReadAsync(ct))
            {
                var values = new object?[row.FieldCount];
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = row.IsDBNull(i) ? null : row.GetDataTypeName(i) == "date" ? row.GetFieldValue<DateOnly>(i) : row.GetValue(i);
                }
                rows.Add(read(values));
            }
            return rows;
        }
    }
}
