using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Filings;

/// <summary>From when something filed now would hold; shown before it is filed. Source: FEATURES ENT-04.</summary>
public sealed record PreviewEffectiveMonth : IPortalUseCase<PreviewEffectiveMonth.Result>, IQuery
{
    public static Access Access => Access.Officer(OfficerRight.View);

    /// <param name="CutOffDay">Filed until 24:00 of this day it holds from then.</param>
    public sealed record Result(DateOnly EffectiveFrom, DateOnly CutOffDay, DateTimeOffset Deadline, Yen DuesPerMember);

    internal sealed class Handler(FilingDesk desk, Rulebook rulebook) : IHandle<PreviewEffectiveMonth, Result>
    {
        public async Task<Outcome<Result>> Handle(PreviewEffectiveMonth query, CancellationToken ct)
        {
            var month = await desk.MonthNow(ct);
            return new Result(month.From, month.CutOffDay, month.Deadline, (await rulebook.Today<MonthlyDues>(ct)).PerMember);
        }
    }
}
