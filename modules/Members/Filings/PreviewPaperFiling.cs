using WelfareMutual.Kernel;
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
    /// <param name="LastDay">Of a leaving with a day of retirement that can be filed.</param>
    /// <param name="WhyNot">Why the day of retirement cannot be filed; null when it can, or none was given.</param>
    public sealed record Result(DateOnly EffectiveFrom, DateOnly CutOffDay, DateOnly? LastDay, string? WhyNot);

    internal sealed class Handler(Rulebook rulebook, FilingDesk desk, Clock clock) : IHandle<PreviewPaperFiling, Result>
    {
        public async Task<Outcome<Result>> Handle(PreviewPaperFiling query, CancellationToken ct)
        {
            if (MembershipRules.Received(query.ReceivedOn, clock.Today) is { } wrongDay)
            {
                return wrongDay;
            }
            var month = await desk.MonthAt(Clock.StartOf(query.ReceivedOn), ct);
            var (retired, whyNot) = EmployeeRules.Wanted(query.RetiredOn, joinedOn: null, clock.Today);
            DateOnly? last = retired is { } day ? (await rulebook.Today<Leaving>(ct)).LastDay(day, month) : null;
            return new Result(month.From, month.CutOffDay, last, whyNot);
        }
    }
}
