using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Audit.Entries;

/// <summary>Who did what, on whom, and how it ended, newest first. Source: seed 004 5(2)①, the record of operations.</summary>
/// <param name="MemberNumber">Only what concerns this member, in any spelling; sent by POST, it never stands in an address.</param>
/// <param name="RefusedOnly">Only what was refused.</param>
/// <param name="Before">Continue below this moment.</param>
public sealed record FindEntries(DateOnly? From, DateOnly? To, string? MemberNumber, bool RefusedOnly, DateTimeOffset? Before) : IOfficeUseCase<FindEntries.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Auditor, StaffRole.System);

    public static readonly Refusal NoSuchMember = new("audit-no-such-member", "この番号の会員は見つかりません。番号を確かめてください。", "MemberNumber");

    public sealed record Result(IReadOnlyList<Entry> Entries, bool More);

    public sealed record Entry(DateTimeOffset At, string ActorKind, Guid ActorId, string Terminal, string UseCase, string Outcome, long People, string? Reason);

    internal sealed class Handler(DbSession session, IMembers members) : IHandle<FindEntries, Result>
    {
        private const int PageSize = 40;

        public async Task<Outcome<Result>> Handle(FindEntries query, CancellationToken ct)
        {
            Guid? person = null;
            if (!string.IsNullOrWhiteSpace(query.MemberNumber))
            {
                person = (await members.FindByNumber(query.MemberNumber, ct))?.PersonId;
                if (person is null)
                {
                    return NoSuchMember;
                }
            }
            var until = query.Before ?? (query.To is { } last ? Clock.StartOf(last.AddDays(1)) : DateTimeOffset.MaxValue.AddDays(-2));
            await using var read = session.Command(
                """
                select e.at, e.actor_kind, e.actor_id, e.terminal, e.use_case, e.outcome, (select count(*) from audit.entry_person p where p.entry_id = e.id), e.reason
                from audit.entry e
                where e.at >= $1 and e.at < $2 and (not $3 or e.outcome <> 'ok')
                  and ($4::text is null or exists (select 1 from audit.entry_person p where p.entry_id = e.id and p.person_id = $4::text::uuid))
                order by e.at desc limit $5
                """,
                query.From is { } first ? Clock.StartOf(first) : DateTimeOffset.UnixEpoch, until.ToUniversalTime(), query.RefusedOnly, (object?)person?.ToString(), PageSize + 1);
            var entries = new List<Entry>();
            await using var row = await read.ExecuteReaderAsync(ct);
            while (await row.ReadAsync(ct))
            {
                entries.Add(new(row.GetFieldValue<DateTimeOffset>(0), row.GetString(1), row.GetGuid(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetInt64(6), row.IsDBNull(7) ? null : row.GetString(7)));
            }
            return new Result([.. entries.Take(PageSize)], entries.Count > PageSize);
        }
    }
}
