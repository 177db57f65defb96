using Microsoft.EntityFrameworkCore;
using WelfareMutual.Enterprises.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Enterprises.Register;

/// <summary>Takes back the last step before its day has come: a later entered row of the same day restores what held before. Source: FEATURES ENT-01.</summary>
/// <param name="Version">Of the page: two clerks do not step on each other.</param>
public sealed record CancelEnterpriseStep(Guid EnterpriseId, int Version) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    internal sealed class Handler(EnterprisesDb db, AuditTrail audit, Actor actor, Clock clock) : IHandle<CancelEnterpriseStep, Done>
    {
        public async Task<Outcome<Done>> Handle(CancelEnterpriseStep command, CancellationToken ct)
        {
            if (await db.Enterprises.FirstOrDefaultAsync(e => e.Id == command.EnterpriseId, ct) is not { } enterprise)
            {
                return Refusal.NotFound;
            }
            audit.About(enterprise.Id);
            if (enterprise.Version != command.Version)
            {
                return Refusal.Stale;
            }
            var steps = EnterpriseRules.InOrder(await db.Transitions.Where(t => t.EnterpriseId == enterprise.Id).ToListAsync(ct));
            if (steps is not [.., var last] || last.EffectiveFrom <= clock.Today
                || EnterpriseRules.StateOn(steps, last.EffectiveFrom.AddDays(-1)) == last.State)
            {
                return EnterpriseRules.NothingPlanned;
            }
            db.Add(enterprise.Move(EnterpriseRules.StateOn(steps, last.EffectiveFrom.AddDays(-1)), last.EffectiveFrom, actor.AccountId, clock.Now));
            await db.SaveChangesAsync(ct);
            return Done.It;
        }
    }
}
