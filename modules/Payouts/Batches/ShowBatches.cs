using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payouts.Banks;
using WelfareMutual.Payouts.Requests;
using WelfareMutual.Payouts.Rules;

namespace WelfareMutual.Payouts.Batches;

/// <summary>The batches, newest first, and what waits for the next one.</summary>
public sealed record ShowBatches : IOfficeUseCase<ShowBatches.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Cashier, StaffRole.Examiner, StaffRole.Approver);

    public sealed record Result(IReadOnlyList<Row> Batches, IReadOnlyList<Kind> Waiting, IReadOnlyList<Problem> LeftOut, DateOnly EarliestDay, string? MasterWarning);
    public sealed record Row(Guid Id, string Number, BatchState State, DateOnly PayOn, int Count, Yen Total, DateTimeOffset PreparedAt);
    public sealed record Kind(string Title, int Count, long Total);
    public sealed record Problem(string Code, int Count);

    internal sealed class Handler(PayoutsDb db, Rulebook rulebook, Clock clock) : IHandle<ShowBatches, Result>
    {
        public async Task<Outcome<Result>> Handle(ShowBatches query, CancellationToken ct)
        {
            var batches = await db.Batches.AsNoTracking().OrderByDescending(b => b.PreparedAt).Take(40).ToListAsync(ct);
            var waiting = await db.Requests.AsNoTracking().Where(r => r.State == RequestState.Waiting)
                .Select(r => new { r.Title, r.Amount, r.Problem }).ToListAsync(ct);
            var settings = await rulebook.Today<PayoutSettings>(ct);
            return new Result(
                [.. batches.Select(b => new Row(b.Id, b.Number, b.State, b.PayOn, b.Count, b.Total, b.PreparedAt))],
                [.. waiting.GroupBy(w => w.Title).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Kind(g.Key, g.Count(), g.Sum(w => w.Amount.Amount)))],
                [.. waiting.Where(w => w.Problem is not null).GroupBy(w => w.Problem!).Select(g => new Problem(g.Key, g.Count()))],
                settings.EarliestDay(clock.Today), BankMaster.Embedded.StalenessWarning(clock.Today));
        }
    }
}
