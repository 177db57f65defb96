using Microsoft.EntityFrameworkCore;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Enterprises.Register;

/// <summary>Activates, suspends or withdraws an enterprise from a day on; until that day nothing changes. Nobody's membership ends by it:
/// members leave by their filings (decision 0035). Source: FEATURES ENT-01, lifecycle.</summary>
/// <param name="Version">Of the page: two clerks do not step on each other.</param>
public sealed record MoveEnterprise(Guid EnterpriseId, EnterpriseState To, DateOnly EffectiveFrom, int Version) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    internal sealed class Handler(EnterprisesDb db, AuditTrail audit, Actor actor, Clock clock) : IHandle<MoveEnterprise, Done>
    {
        public async Task<Outcome<Done>> Handle(MoveEnterprise command, CancellationToken ct)
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
            if (!EnterpriseRules.MayMove(enterprise.State, command.To))
            {
                return EnterpriseRules.StepNotPossible;
            }
            if (await db.Transitions.AnyAsync(t => t.EnterpriseId == enterprise.Id && t.EffectiveFrom > command.EffectiveFrom, ct))
            {
                return EnterpriseRules.StepTooEarly;
            }
            db.Add(enterprise.Move(command.To, command.EffectiveFrom, actor.AccountId, clock.Now));
            await db.SaveChangesAsync(ct);
            return Done.It;
        }
    }
}
