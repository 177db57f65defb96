using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Audit.Entries;

/// <summary>One entry with its place on the chain. A person whose keys are gone is "erased": the alias leads nowhere.</summary>
public sealed record ShowEntry(Guid Id) : IOfficeUseCase<ShowEntry.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Auditor, StaffRole.System);

    /// <param name="Seq">Null while the entry waits for the chainer.</param>
    public sealed record Result(
        DateTimeOffset At, string ActorKind, Guid Actor, string? Staff, string Terminal, string UseCase, string Outcome, string? Reason, Guid RequestId,
        long? Seq, string? Hash, string? PreviousHash, IReadOnlyList<Seen> People);

    /// <param name="Number">Member number, where the person is a member.</param>
    /// <param name="Erased">The person's keys are destroyed: nobody can tell any more who it was.</param>
    /// <param name="Words">The words of the reason, if any were given.</param>
    public sealed record Seen(Guid Alias, string? Number, bool Erased, string? Words);

    internal sealed class Handler(DbSession session, IMembers members, IStaff staff, PersonKeys keys, AuditTrail audit) : IHandle<ShowEntry, Result>
    {
        public async Task<Outcome<Result>> Handle(ShowEntry query, CancellationToken ct)
        {
            if (await Entry(query.Id, ct) is not { } found)
            {
                return Refusal.NotFound;
            }
            var people = await People(query.Id, ct);
            var numbers = await members.Of([.. people.Select(p => p.Person).OfType<Guid>()], ct);
            foreach (var named in numbers.Keys)
            {
                audit.Concerns(named);
            }
            await keys.LoadFor(people.Where(p => p.Note is not null).Select(p => p.Person).OfType<Guid>(), Purpose.Office, ct);
            var seen = new List<Seen>();
            foreach (var (alias, person, note) in people)
            {
                var words = person is { } id && note is not null ? await audit.OpenWords(query.Id, id, note, ct) : null;
                seen.Add(new(alias, person is { } known ? numbers.GetValueOrDefault(known)?.Number : null, person is null, words));
            }
            var name = found.Account is { } account ? (await staff.Find([account], ct)).GetValueOrDefault(account)?.Name : null;
            return found.Entry with { Staff = name, People = seen };
        }

        private async Task<(Result Entry, Guid? Account)?> Entry(Guid id, CancellationToken ct)
        {
            await using var read = session.Command(
                """
                select e.at, e.actor_kind, e.actor, e.terminal, e.use_case, e.outcome, e.reason, e.request_id, l.seq, l.hash, l.prev_hash, a.person_id
                from audit.entry e left join audit.link l on l.entry_id = e.id left join keys.audit_alias a on a.alias = e.actor and e.actor_kind = 'Staff'
                where e.id = $1
                """, id);
            await using var row = await read.ExecuteReaderAsync(ct);
            if (!await row.ReadAsync(ct))
            {
                return null;
            }
            string? Hex(int at) => row.IsDBNull(at) ? null : Convert.ToHexStringLower(row.GetFieldValue<byte[]>(at));
            return (new(
                row.GetFieldValue<DateTimeOffset>(0), row.GetString(1), row.GetGuid(2), null, row.GetString(3), row.GetString(4), row.GetString(5),
                row.IsDBNull(6) ? null : row.GetString(6), row.GetGuid(7), row.IsDBNull(8) ? null : row.GetInt64(8), Hex(9), Hex(10), []),
                row.IsDBNull(11) ? null : row.GetGuid(11));
        }

        private async Task<List<(Guid Alias, Guid? Person, byte[]? Note)>> People(Guid id, CancellationToken ct)
        {
            await using var read = session.Command(
                "select s.alias, a.person_id, s.note from audit.entry_subject s left join keys.audit_alias a on a.alias = s.alias where s.entry_id = $1 order by s.alias limit 200", id);
            await using var row = await read.ExecuteReaderAsync(ct);
            var people = new List<(Guid, Guid?, byte[]?)>();
            while (await row.ReadAsync(ct))
            {
                people.Add((row.GetGuid(0), row.IsDBNull(1) ? null : row.GetGuid(1), row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2)));
            }
            return people;
        }
    }
}
