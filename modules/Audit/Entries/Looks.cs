using WelfareMutual.Audit.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Audit.Entries;

internal sealed class Looks(DbSession session) : ILooks
{
    public async Task<IReadOnlyList<PersonLook>> At(Guid person, DateOnly? from, DateOnly? to, CancellationToken ct)
    {
        await using var read = session.Command(
            """
            select e.at, e.actor_kind, e.use_case, e.reason
            from keys.audit_alias a join audit.entry_subject s on s.alias = a.alias join audit.entry e on e.id = s.entry_id
            where a.person_id = $1 and e.outcome = 'ok' and e.actor <> a.alias and e.at >= $2 and e.at < $3 order by e.at desc
            """,
            person, from is { } first ? Clock.StartOf(first) : DateTimeOffset.UnixEpoch, to is { } last ? Clock.StartOf(last.AddDays(1)) : DateTimeOffset.MaxValue.AddDays(-2).ToUniversalTime());
        await using var row = await read.ExecuteReaderAsync(ct);
        var looks = new List<PersonLook>();
        while (await row.ReadAsync(ct))
        {
            looks.Add(new(row.GetFieldValue<DateTimeOffset>(0), LookWords.Who(row.GetString(1)), LookWords.What(row.GetString(2)),
                row.IsDBNull(3) ? null : AccessReason.Words.GetValueOrDefault(row.GetString(3))));
        }
        return looks;
    }
}
