using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Filings;

/// <summary>From when a paper filing received on a day would hold; shown before it is keyed in. Source: FEATURES ENT-04.</summary>
/// <param name="RetiredOn">Day of retirement in any spelling, where it is a leaving.</param>
public sealed record PreviewPaperFiling(DateOnly ReceivedOn, string? RetiredOn) : IOfficeUseCase<PreviewPaperFiling.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    /// <param name="EffectiveFrom">Of a joining.</param>
    /// <param name="LastDay">Of a leaving with a readable day of retirement.</param>
    public sealed record Result(DateOnly EffectiveFrom, DateOnly CutOffDay, DateOnly? LastDay);

    internal sealed class Handler(Rulebook rulebook, FilingDesk desk) : IHandle<PreviewPaperFiling, Result>
    {
        public async Task<Outcome<Result>> Handle(PreviewPaperFiling query, CancellationToken ct)
        {
            var month = await desk.MonthAt(Clock.StartOf(query.ReceivedOn), ct);
            DateOnly? last = JapaneseDate.TryParse(query.RetiredOn, out var retired, out _) ? (await rulebook.Today<Leaving>(ct)).LastDay(retired, month) : null;
            return new Result(month.From, month.CutOffDay, last);
        }
    }
}
