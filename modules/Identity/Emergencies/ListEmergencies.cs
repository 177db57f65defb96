using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Acts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Emergencies;

/// <summary>Source: IAM-08 (next-day report). Emergencies, newest first: administrators, approvers and auditors read all of them, others their own.</summary>
public sealed record ListEmergencies : IOfficeUseCase<ListEmergencies.Result>, IQuery
{
    private const int Most = 30;

    public static Access Access => Access.AnyStaff;

    public sealed record Result(IReadOnlyList<Line> Emergencies);

    /// <param name="UnlockedBy">Null while it waits, and when it was declined.</param>
    /// <param name="Operations">What the person did in that time, by the log.</param>
    public sealed record Line(
        Guid Id, string Who, string Reason, IReadOnlyList<string> Roles, int Minutes, DateTimeOffset AskedAt, bool Declined, string? UnlockedBy, DateTimeOffset? OpenedAt,
        DateTimeOffset? Until, bool IsOpen, DateTimeOffset? ReportedAt, long Operations);

    internal sealed class Handler(IdentityDb db, PersonKeys keys, AuditTrail audit, Actor actor, Clock clock) : IHandle<ListEmergencies, Result>
    {
        public async Task<Outcome<Result>> Handle(ListEmergencies query, CancellationToken ct)
        {
            var all = actor.Has(StaffRole.System) || actor.Has(StaffRole.Approver) || actor.Has(StaffRole.Auditor);
            var rows = await (
                from e in db.Emergencies.AsNoTracking()
                join a in db.Acts.AsNoTracking() on e.Id equals a.Id
                where all || e.StaffId == actor.AccountId
                orderby a.ProposedAt descending
                select new { Emergency = e, Act = a }).Take(Most).ToListAsync(ct);
            var people = rows.SelectMany(r => new[] { r.Emergency.StaffId, r.Act.DecidedBy ?? Guid.Empty }).Where(id => id != Guid.Empty).Distinct().ToArray();
            var names = await db.Staff.AsNoTracking().Where(s => people.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
            await keys.LoadFor(names.Keys, ct);
            var used = rows.ConvertAll(r => r.Emergency).FindAll(e => e.OpenedAt is not null);
            var operations = await audit.DoneBy([.. used.Select(e => (e.StaffId, e.OpenedAt!.Value, e.Until!.Value))], ct);
            string NameOf(Guid id) => names.TryGetValue(id, out var staff) && keys.Holds(id) ? staff.Name.Open() : "";
            return new Result(rows.ConvertAll(r => new Line(
                r.Emergency.Id, NameOf(r.Emergency.StaffId), keys.Holds(r.Emergency.StaffId) ? r.Emergency.Reason.Open() : "", [.. r.Emergency.Roles.Select(Staff.Roles.LabelOf)],
                r.Emergency.Minutes, r.Act.ProposedAt, r.Act.State == ActState.Declined, r.Act.State == ActState.Confirmed ? NameOf(r.Act.DecidedBy!.Value) : null,
                r.Emergency.OpenedAt, r.Emergency.Until, r.Emergency.EndedAt is null && r.Emergency.ExpiresAt > clock.Now, r.Emergency.ReportedAt,
                used.IndexOf(r.Emergency) is var at and >= 0 ? operations[at] : 0)));
        }
    }
}
