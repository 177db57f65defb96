using Microsoft.EntityFrameworkCore;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Enterprises.Register;

/// <summary>Activates, suspends or withdraws an enterprise. Source: FEATURES ENT-01, lifecycle.</summary>
/// <param name="Version">Of the page: two clerks do not step on each other.</param>
public sealed record MoveEnterprise(Guid EnterpriseId, EnterpriseState To, DateOnly EffectiveFrom, int Version) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    internal sealed class Handler(EnterprisesDb db, Actor actor, Clock clock) : IHandle<MoveEnterprise, Done>
    {
        public async Task<Outcome<Done>> Handle(MoveEnterprise command, CancellationToken ct)
        {
            if (await db.Enterprises.FirstOrDefaultAsync(e => e.Id == command.EnterpriseId, ct) is not { } enterprise)
            {
                return Refusal.NotFound;
            }
            if (enterprise.Version != command.Version)
            {
                return Refusal.Stale;
            }
            if (!EnterpriseRules.MayMove(enterprise.State, command.To))
            {
                return EnterpriseRules.StepNotPossible;
            }
            db.Add(enterprise.Move(command.To, command.EffectiveFrom, actor.AccountId, clock.Now));
            await db.SaveChangesAsync(ct);
            return Done.It;
        }
    }
}
