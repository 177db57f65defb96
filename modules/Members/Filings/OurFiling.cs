using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Filings;

/// <summary>One filing of the enterprise, as it was sent: what somebody who corrects it starts from (ENT-04).</summary>
/// <param name="Wanted">Another day of retirement, in any spelling, to see what it would lead to.</param>
public sealed record OurFiling(Guid FilingId, string? Wanted = null) : IPortalUseCase<OurFiling.Result>, IQuery
{
    public static Access Access => Access.Officer(OfficerRight.View);

    /// <param name="RetiredOn">Of a leaving.</param>
    /// <param name="EffectiveFrom">From when a correction filed now would hold, when filed until the cut-off day.</param>
    /// <param name="LastDay">Last day of membership: of the filing, or of the day that is wanted instead and can be filed.</param>
    /// <param name="WhyNot">Why the day that is wanted cannot be filed; null when it can, or none is wanted.</param>
    public sealed record Result(FilingLine Filing, DateOnly? RetiredOn, string? Reason, DateOnly EffectiveFrom, DateOnly CutOffDay, DateOnly? LastDay, string? WhyNot);

    internal sealed class Handler(MembersDb db, PersonKeys keys, Rulebook rulebook, Actor actor, Clock clock) : IHandle<OurFiling, Result>
    {
        public async Task<Outcome<Result>> Handle(OurFiling query, CancellationToken ct)
        {
            var found = await db.Filings.Where(f => f.Id == query.FilingId && f.EnterpriseId == actor.Enterprise)
                .Join(db.Members, f => f.PersonId, m => m.Id, (f, m) => new { Filing = f, m.Number, m.JoinedOn, m.LeftOn }).SingleOrDefaultAsync(ct);
            if (found is null)
            {
                return Refusal.NotFound;
            }
            await keys.LoadFor(found.Filing.PersonId, ct: ct);
            if (!keys.Holds(found.Filing.PersonId))
            {
                return Refusal.NotFound;
            }
            var content = found.Filing.Content.Open();
            var rules = await rulebook.Today([CutOff.Name, Leaving.Name], ct);
            var month = rules.Of<CutOff>().At(clock.Now);
            var (retired, whyNot) = EmployeeRules.Wanted(query.Wanted, found.JoinedOn, clock.Today);
            var last = retired is { } day ? rules.Of<Leaving>().LastDay(day, month) : whyNot is null ? found.LeftOn : null;
            return new Result(FilingLine.Of(found.Filing, found.Number, clock.Now, actor.Has(OfficerRight.Roster)), content.RetiredOn, content.Reason, month.From, month.CutOffDay, last, whyNot);
        }
    }
}
