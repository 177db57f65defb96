using Npgsql;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Audit.Entries;

/// <summary>Who did what, on whom, from where and how it ended, newest first. Source: seed 004 5(2)①, the record of operations.</summary>
/// <param name="MemberNumber">Only what concerns this member, in any spelling; sent by POST, it never stands in an address.</param>
/// <param name="Actor">Only what this one did: the alias that stands in an entry.</param>
/// <param name="Action">Only use cases whose name begins so.</param>
/// <param name="RefusedOnly">Only what was refused.</param>
/// <param name="Before">Continue below this moment.</param>
public sealed record FindEntries(DateOnly? From, DateOnly? To, string? MemberNumber, Guid? Actor, string? Terminal, string? Action, bool RefusedOnly, DateTimeOffset? Before)
    : IOfficeUseCase<FindEntries.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Auditor, StaffRole.System);

    public static readonly Refusal NoSuchMember = new("audit-no-such-member", "この番号の会員は見つかりません。番号を確かめてください。", "MemberNumber");

    public sealed record Result(IReadOnlyList<Entry> Entries, bool More);

    /// <param name="Actor">The acting person's alias.</param>
    /// <param name="Staff">The name, when it was staff that is still known.</param>
    public sealed record Entry(
        Guid Id, DateTimeOffset At, string ActorKind, Guid Actor, string? Staff, string Terminal, string UseCase, string Outcome, long People, string? Reason);

    internal sealed class Handler(DbSession session, IMembers members, IStaff staff, AuditTrail audit) : IHandle<FindEntries, Result>
    {
        private const int PageSize = 40;

        public async Task<Outcome<Result>> Handle(FindEntries query, CancellationToken ct)
        {
            Guid? person = null;
            if (!string.IsNullOrWhiteSpace(query.MemberNumber))
            {
                if (await members.FindByNumber(query.MemberNumber, ct) is not { } member)
                {
                    return NoSuchMember;
                }
                person = member.PersonId;
                audit.Concerns(member.PersonId);
            }
            var rows = await Read(query, person, ct);
            var names = await staff.Find([.. rows.Where(r => r.Entry.ActorKind == nameof(ActorKind.Staff)).Select(r => r.Account).OfType<Guid>().Distinct()], ct);
            return new Result(
                [.. rows.Take(PageSize).Select(r => r.Entry with { Staff = r.Account is { } account ? names.GetValueOrDefault(account)?.Name : null })], rows.Count > PageSize);
        }

        private async Task<List<(Entry Entry, Guid? Account)>> Read(FindEntries query, Guid? person, CancellationToken ct)
        {
            var until = query.Before ?? (query.To is { } last ? Clock.StartOf(last.AddDays(1)) : DateTimeOffset.MaxValue.AddDays(-2));
            await using var read = session.Command(
                """
                select e.id, e.at, e.actor_kind, e.actor, e.terminal, e.use_case, e.outcome, (select count(*) from audit.entry_subject p where p.entry_id = e.id), e.reason, a.person_id
                from audit.entry e left join keys.audit_alias a on a.alias = e.actor
                where e.at >= $1 and e.at < $2 and (not $3 or e.outcome <> 'ok')
                  and ($4::text is null or exists (select from audit.entry_person p where p.entry_id = e.id and p.person_id = $4::text::uuid))
                  and ($5::text is null or e.actor = $5::text::uuid) and ($6::text is null or e.terminal = $6) and ($7::text is null or starts_with(e.use_case, $7))
                order by e.at desc limit $8
                """,
                query.From is { } first ? Clock.StartOf(first) : DateTimeOffset.UnixEpoch, until.ToUniversalTime(), query.RefusedOnly, person?.ToString(), query.Actor?.ToString(),
                Given(query.Terminal), Given(query.Action), PageSize + 1);
            var rows = new List<(Entry, Guid?)>();
            await using var row = await read.ExecuteReaderAsync(ct);
            while (await row.ReadAsync(ct))
            {
                rows.Add((Of(row), row.IsDBNull(9) ? null : row.GetGuid(9)));
            }
            return rows;
        }

        private static Entry Of(NpgsqlDataReader row) => new(
            row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2), row.GetGuid(3), null, row.GetString(4), row.GetString(5), row.GetString(6),
            row.GetInt64(7), row.IsDBNull(8) ? null : row.GetString(8));

        private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }
}
