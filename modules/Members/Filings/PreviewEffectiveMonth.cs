using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Filings;

/// <summary>From when something filed now would hold; shown before it is filed. Source: FEATURES ENT-04.</summary>
/// <param name="RetiredOn">Day of retirement in any spelling, for a leaving.</param>
public sealed record PreviewEffectiveMonth(string? RetiredOn = null) : IPortalUseCase<PreviewEffectiveMonth.Result>, IQuery
{
    public static Access Access => Access.Officer(OfficerRight.View);

    /// <param name="CutOffDay">Filed until 24:00 of this day it holds from then.</param>
    /// <param name="LastDay">Last day of membership, when a readable day of retirement was given.</param>
    public sealed record Result(DateOnly EffectiveFrom, DateOnly CutOffDay, DateTimeOffset Deadline, DateOnly? LastDay, Yen DuesPerMember);

    internal sealed class Handler(FilingDesk desk, Rulebook rulebook) : IHandle<PreviewEffectiveMonth, Result>
    {
        public async Task<Outcome<Result>> Handle(PreviewEffectiveMonth query, CancellationToken ct)
        {
            var month = await desk.MonthNow(ct);
            DateOnly? lastDay = JapaneseDate.TryParse(query.RetiredOn, out var retired, out _)
                ? (await rulebook.Today<Leaving>(ct)).LastDay(retired, month) : null;
            return new Result(month.From, month.CutOffDay, month.Deadline, lastDay, (await rulebook.Today<MonthlyDues>(ct)).PerMember);
        }
    }
}
