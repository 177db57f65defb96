using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Acts;

/// <summary>Nothing comes of what was proposed. Whoever proposed it may take it back too.</summary>
public sealed record DeclineAct(Guid ActId) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.System, StaffRole.Approver);

    internal sealed class Handler(IdentityDb db, ActEffects effects, AuditTrail audit, Actor actor, Clock clock) : IHandle<DeclineAct, Done>
    {
        public async Task<Outcome<Done>> Handle(DeclineAct command, CancellationToken ct)
        {
            if (await db.Acts.SingleOrDefaultAsync(a => a.Id == command.ActId, ct) is not { } act)
            {
                return Refusal.NotFound;
            }
            audit.About(act.Id);
            if (act.State != ActState.Proposed)
            {
                return ActRules.Decided;
            }
            act.Decide(ActState.Declined, actor.AccountId, clock.Now);
            await effects.Declined(act, ct);
            return Done.It;
        }
    }
}
