using Microsoft.EntityFrameworkCore;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Rules;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Enterprises.Register;

/// <summary>An enterprise as of a day, with all that was entered and by whom. Source: FEATURES ENT-01.</summary>
/// <param name="AsOf">Null for today.</param>
/// <param name="WithOfficers">False: they are left out, and nobody of them is looked at.</param>
public sealed record EnterpriseDetail(Guid EnterpriseId, DateOnly? AsOf = null, bool WithOfficers = true) : IOfficeUseCase<EnterpriseDetail.Result>, IQuery
{
    public static Access Access => Access.AnyStaff;

    public sealed record Profile(string Name, string PostalCode, string Address, string Phone, string Representative, DateOnly EffectiveFrom, DateTimeOffset EnteredAt);
    public sealed record Account(string Tail, DateOnly EffectiveFrom, DateTimeOffset EnteredAt);
    public sealed record Step(EnterpriseState State, DateOnly EffectiveFrom, DateTimeOffset EnteredAt);

    /// <param name="State">As of the day.</param>
    /// <param name="Now">As of today: what may be done goes by it.</param>
    /// <param name="Next">The states that may follow what was entered so far.</param>
    /// <param name="Planned">What begins after today; null when nothing does.</param>
    /// <param name="Current">Null when nothing was in force on the day.</param>
    public sealed record Result(
        Guid Id, string Number, EnterpriseState State, EnterpriseState Now, Step? Planned, IReadOnlyList<EnterpriseState> Next, int Version, DateOnly AsOf, Profile? Current, Account? Dues,
        IReadOnlyList<Profile> Profiles, IReadOnlyList<Account> Accounts, IReadOnlyList<Step> Steps, IReadOnlyList<OfficerAccount> Officers);

    internal sealed class Handler(EnterprisesDb db, PersonKeys keys, IAccounts accounts, Clock clock) : IHandle<EnterpriseDetail, Result>
    {
        public async Task<Outcome<Result>> Handle(EnterpriseDetail query, CancellationToken ct)
        {
            var day = query.AsOf ?? clock.Today;
            var found = await db.Enterprises.AsNoTracking().Where(e => e.Id == query.EnterpriseId).Select(e => new
            {
                Enterprise = e,
                Profiles = db.Profiles.Where(p => p.EnterpriseId == e.Id).OrderByDescending(p => p.EffectiveFrom).ThenByDescending(p => p.EnteredAt).ToList(),
                Dues = db.Accounts.Where(a => a.EnterpriseId == e.Id).OrderByDescending(a => a.EffectiveFrom).ThenByDescending(a => a.EnteredAt).ToList(),
                Steps = db.Transitions.Where(t => t.EnterpriseId == e.Id).ToList(),
            }).AsSingleQuery().FirstOrDefaultAsync(ct);
            if (found is null)
            {
                return Refusal.NotFound;
            }
            var (enterprise, profiles, dues, steps) = (found.Enterprise, found.Profiles, found.Dues, EnterpriseRules.InOrder(found.Steps));
            await keys.LoadFor(enterprise.Id, Purpose.Own, ct);
            var shown = profiles.ConvertAll(p => new Profile(p.Name, p.PostalCode, p.Address, p.Phone, keys.Holds(enterprise.Id) ? p.Representative.Open() : "（消去しました）", p.EffectiveFrom, p.EnteredAt));
            var tails = dues.ConvertAll(a => new Account(a.Tail, a.EffectiveFrom, a.EnteredAt));
            static Step Show(EnterpriseTransition s) => new(s.State, s.EffectiveFrom, s.EnteredAt);
            return new Result(
                enterprise.Id, enterprise.Number, EnterpriseRules.StateOn(steps, day), EnterpriseRules.StateOn(steps, clock.Today), EnterpriseRules.Planned(steps, clock.Today) is { } next ? Show(next) : null,
                [.. Enum.GetValues<EnterpriseState>().Where(to => EnterpriseRules.MayMove(enterprise.State, to))], enterprise.Version, day,
                shown.FirstOrDefault(p => p.EffectiveFrom <= day), tails.FirstOrDefault(a => a.EffectiveFrom <= day), shown, tails,
                [.. steps.Select(Show)], query.WithOfficers ? await accounts.OfficersOf(enterprise.Id, ct) : []);
        }
    }
}
