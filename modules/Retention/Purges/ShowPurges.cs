using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Retention;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Retention.Rules;

namespace WelfareMutual.Retention.Purges;

/// <summary>The runs, newest first, and how long everything is kept.</summary>
public sealed record ShowPurges : IOfficeUseCase<ShowPurges.Result>, IQuery
{
    private const int Most = 60;

    public static Access Access => Access.Staff(StaffRole.System, StaffRole.Approver, StaffRole.Examiner, StaffRole.Auditor);

    public sealed record Result(IReadOnlyList<Line> Purges, IReadOnlyList<Period> Periods, bool FromFiscalYearsEnd, int Holds);
    public sealed record Line(Guid Id, int Number, PurgeState State, DateOnly Day, int People, int Held, long Rows, DateTimeOffset DraftedAt, DateTimeOffset? FinishedAt);
    public sealed record Period(string Words, int Months);

    internal sealed class Handler(RetentionDb db, Rulebook rulebook) : IHandle<ShowPurges, Result>
    {
        public async Task<Outcome<Result>> Handle(ShowPurges query, CancellationToken ct)
        {
            var purges = await db.Purges.AsNoTracking().OrderByDescending(p => p.Number).Take(Most)
                .Select(p => new Line(p.Id, p.Number, p.State, p.Day, p.People, p.Held, p.Rows, p.DraftedAt, p.FinishedAt)).ToListAsync(ct);
            var periods = await rulebook.Today<RetentionPeriods>(ct);
            return new Result(
                purges, [.. Enum.GetValues<Keep>().Select(k => new Period(PeriodWords.Of(k.ToString()), periods.Months(k)))], periods.FromFiscalYearsEnd,
                await db.Holds.CountAsync(h => h.LiftedAt == null, ct));
        }
    }
}
