using Microsoft.EntityFrameworkCore;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Exports.Orders;

/// <summary>The orders, those first that somebody must do something about. Opens nobody's record: a person's order is named by its request.</summary>
public sealed record ShowOrders : IOfficeUseCase<ShowOrders.Result>, IQuery
{
    private const int Most = 100;

    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner, StaffRole.Approver, StaffRole.Auditor);
    public sealed record Result(IReadOnlyList<Row> Rows);

    /// <param name="Subject">The enterprise's name, or the number of the request.</param>
    /// <param name="PasswordWaits">Taken, and nobody has come for the password.</param>
    public sealed record Row(string Number, ExportKind Kind, string Subject, OrderState State, DateTimeOffset OrderedAt, string? OrderedBy, DateTimeOffset ExpiresAt, bool PasswordWaits);

    internal sealed class Handler(ExportsDb db, IEnterprises enterprises, StaffNames names) : IHandle<ShowOrders, Result>
    {
        public async Task<Outcome<Result>> Handle(ShowOrders query, CancellationToken ct)
        {
            var orders = await db.Orders.AsNoTracking().OrderBy(o => o.State == OrderState.Ordered ? 0 : o.State == OrderState.Released ? 1 : 2)
                .ThenByDescending(o => o.OrderedAt).Take(Most).ToListAsync(ct);
            var firms = await enterprises.Find([.. orders.Select(o => o.EnterpriseId).OfType<Guid>().Distinct()], ct);
            var requests = orders.Select(o => o.RequestId).OfType<Guid>().Distinct().ToArray();
            var numbers = await db.Requests.AsNoTracking().Where(r => requests.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Number, ct);
            var who = await names.Of(orders.Select(o => (Guid?)o.OrderedBy), ct);
            return new Result([.. orders.Select(o => new Row(
                o.Number, o.Kind, o.EnterpriseId is { } firm ? firms.GetValueOrDefault(firm)?.Name ?? "" : numbers.GetValueOrDefault(o.RequestId ?? Guid.Empty) ?? "",
                o.State, o.OrderedAt, who(o.OrderedBy), o.ExpiresAt, o.State == OrderState.Taken && o.PasswordBy is null && o.Password is not null))]);
        }
    }
}
