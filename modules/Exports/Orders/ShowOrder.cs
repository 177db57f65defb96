using Microsoft.EntityFrameworkCore;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Exports.Orders;

/// <summary>One order: what, why, to whom, who did what, and what the acting person may do now.</summary>
public sealed record ShowOrder(string Number) : IOfficeUseCase<ShowOrder.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner, StaffRole.Approver, StaffRole.Auditor);

    /// <param name="Subject">The enterprise's number and name, or the number of the request.</param>
    /// <param name="Reason">Null when the person was erased.</param>
    /// <param name="Sha256">Fingerprint of the file, by which one that came back is known.</param>
    /// <param name="May">What the acting person may do now.</param>
    public sealed record Result(
        Guid Id, int Version, string Number, ExportKind Kind, string Subject, DateOnly? From, DateOnly? To, string? Reason, string? Recipient, OrderState State,
        Step Ordered, Step? Decided, Step? Taken, Step? Password, DateTimeOffset ExpiresAt, string? Sha256, int? People, bool PasswordWaits, IReadOnlyList<Line> Ledger, Acts May);

    public sealed record Step(string? Who, DateTimeOffset At);
    public sealed record Line(HandOverStep Step, string Medium, string? Note, string? Who, DateTimeOffset At);
    public sealed record Acts(bool Decide, bool TakeFile, bool TakePassword, bool Record);

    internal sealed class Handler(ExportsDb db, IEnterprises enterprises, StaffNames names, PersonKeys keys, AuditTrail audit, Actor actor) : IHandle<ShowOrder, Result>
    {
        public async Task<Outcome<Result>> Handle(ShowOrder query, CancellationToken ct)
        {
            var order = await db.Orders.AsNoTracking().SingleOrDefaultAsync(o => o.Number == query.Number, ct);
            if (order is null)
            {
                return Refusal.NotFound;
            }
            audit.About(order.Id);
            var lines = await db.HandOvers.AsNoTracking().Where(h => h.OrderId == order.Id).OrderBy(h => h.DoneAt).ToListAsync(ct);
            var who = await names.Of([order.OrderedBy, order.DecidedBy, order.TakenBy, order.PasswordBy, .. lines.Select(l => (Guid?)l.DoneBy)], ct);
            await keys.LoadFor(order.PersonId, Purpose.Office, ct);
            var open = keys.Holds(order.PersonId, Purpose.Office);
            Step? Of(Guid? by, DateTimeOffset? at) => at is { } moment ? new(who(by), moment) : null;
            return new Result(
                order.Id, order.Version, order.Number, order.Kind, await Subject(order, ct), order.FromDay, order.ToDay, open ? order.Reason.Open() : null, open ? order.Recipient.Open() : null,
                order.State, new(who(order.OrderedBy), order.OrderedAt), Of(order.DecidedBy, order.DecidedAt), Of(order.TakenBy, order.TakenAt), Of(order.PasswordBy, order.PasswordAt),
                order.ExpiresAt, order.Sha256 is { } hash ? Convert.ToHexStringLower(hash) : null, order.People, order.Password is not null,
                [.. lines.Select(l => new Line(l.Step, l.Medium, open ? l.Note?.Open() : null, who(l.DoneBy), l.DoneAt))], May(order));
        }

        private async Task<string> Subject(ExportOrder order, CancellationToken ct) =>
            order.EnterpriseId is { } id ? await enterprises.Find(id, ct) is { } firm ? $"{firm.Number}　{firm.Name}" : ""
            : await db.Requests.AsNoTracking().Where(r => r.Id == order.RequestId).Select(r => r.Number).SingleOrDefaultAsync(ct) ?? "";

        private Acts May(ExportOrder order)
        {
            var desk = actor.Has(StaffRole.Clerk) || actor.Has(StaffRole.Examiner);
            return new(
                actor.Has(StaffRole.Approver) && order.OrderedBy != actor.AccountId && (order.State is OrderState.Ordered or OrderState.Released),
                desk && order.State == OrderState.Released,
                (desk || actor.Has(StaffRole.Approver)) && order.Password is not null && order.TakenBy != actor.AccountId,
                (desk || actor.Has(StaffRole.Approver)) && order.State == OrderState.Taken);
        }
    }
}
