using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Payments.Differences;

/// <summary>Payments that differ from what was expected, or refunds that do not arrive; what waits for people first. By order number, without names.</summary>
/// <param name="Refunds">Refunds, else the others.</param>
/// <param name="Settled">What is over, newest first.</param>
public sealed record DifferenceList(bool Refunds, bool Settled = false, int Page = 1) : IOfficeUseCase<DifferenceList.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Cashier, StaffRole.Approver, StaffRole.Auditor);
    public const int PageSize = 40;

    /// <param name="Sum">Yen of all payments listed, over all pages.</param>
    /// <param name="OtherTopic">How many are not settled on the other list.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, int Total, Yen Sum, int OtherTopic);

    public sealed record Row(
        Guid Id, DifferenceKind Kind, DifferenceState State, string Description, Yen Expected, long? Seen, string? Currency, PaymentState Payment, DateTimeOffset FoundAt);

    internal sealed class Handler(PaymentsDb db) : IHandle<DifferenceList, Result>
    {
        private static readonly DifferenceKind[] OfRefunds = [DifferenceKind.RefundRefused, DifferenceKind.RefundFailed, DifferenceKind.RefundSilent];

        public async Task<Outcome<Result>> Handle(DifferenceList query, CancellationToken ct)
        {
            var listed = db.Differences.Where(d => OfRefunds.Contains(d.Kind) == query.Refunds && (d.State == DifferenceState.Settled) == query.Settled)
                .Join(db.Payments, d => d.PaymentId, p => p.Id, (d, p) => new { d, p });
            var rows = await listed
                .OrderByDescending(x => x.d.State == DifferenceState.Proposed).ThenByDescending(x => x.d.FoundAt).ThenBy(x => x.d.Id)
                .Skip((Math.Max(1, query.Page) - 1) * PageSize).Take(PageSize)
                .Select(x => new Row(x.d.Id, x.d.Kind, x.d.State, x.p.Description, x.p.Amount, x.d.SeenAmount, x.d.SeenCurrency, x.p.State, x.d.FoundAt)).ToListAsync(ct);
            var amounts = await listed.Select(x => x.p.Amount).ToListAsync(ct);
            var other = await db.Differences.CountAsync(d => OfRefunds.Contains(d.Kind) != query.Refunds && d.State != DifferenceState.Settled, ct);
            return new Result(rows, amounts.Count, amounts.Total(), other);
        }
    }
}
