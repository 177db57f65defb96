using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Register;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Employees;

/// <summary>Who would leave, and until when they would be a member; shown before it is filed. Source: FEATURES ENT-04.</summary>
/// <param name="RetiredOn">Day of retirement in any spelling, once it was typed.</param>
public sealed record PrepareLeaving(string Number, string? RetiredOn = null) : IPortalUseCase<PrepareLeaving.Result>, IQuery
{
    public static Access Access => Access.Officer(OfficerRight.Roster);

    /// <param name="CutOffDay">Filed until 24:00 of this day it holds from <paramref name="EffectiveFrom"/>.</param>
    /// <param name="LastDay">Last day of membership, when a day of retirement was given that can be filed.</param>
    /// <param name="WhyNot">Why the day that was given cannot be filed; null when it can, or none was given.</param>
    public sealed record Result(string Number, string FamilyName, string GivenName, DateOnly EffectiveFrom, DateOnly CutOffDay, DateOnly? LastDay, string? WhyNot);

    internal sealed class Handler(EnterprisePeople people, Rulebook rulebook, Actor actor, Clock clock) : IHandle<PrepareLeaving, Result>
    {
        public async Task<Outcome<Result>> Handle(PrepareLeaving query, CancellationToken ct)
        {
            if (await people.One(actor.Enterprise, query.Number, ct) is not { } found)
            {
                return Refusal.NotFound;
            }
            var rules = await rulebook.Today([CutOff.Name, Leaving.Name], ct);
            var month = rules.Of<CutOff>().At(clock.Now);
            var (retired, whyNot) = EmployeeRules.Wanted(query.RetiredOn, found.Member.JoinedOn, clock.Today);
            DateOnly? lastDay = retired is { } day ? rules.Of<Leaving>().LastDay(day, month) : null;
            return new Result(found.Member.Number, found.Content.FamilyName, found.Content.GivenName, month.From, month.CutOffDay, lastDay, whyNot);
        }
    }
}
