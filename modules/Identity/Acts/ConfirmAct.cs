using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Acts;

/// <summary>The second person: only now does what was proposed hold.</summary>
public sealed record ConfirmAct(Guid ActId) : IOfficeUseCase<ConfirmAct.Result>, INeedsRecentProof, IShownOnce
{
    public static Access Access => Access.Staff(StaffRole.System, StaffRole.Approver);

    /// <param name="StartKey">Shown once, handed over in a closed envelope: with it and the card the person sets a password that nobody else knows.</param>
    public sealed record Result(string? StartKey);

    internal sealed class Handler(IdentityDb db, ActEffects effects, AuditTrail audit, Actor actor, Clock clock) : IHandle<ConfirmAct, Result>
    {
        public async Task<Outcome<Result>> Handle(ConfirmAct command, CancellationToken ct)
        {
            if (await db.Acts.SingleOrDefaultAsync(a => a.Id == command.ActId, ct) is not { } act)
            {
                return Refusal.NotFound;
            }
            audit.About(act.Id);
            if (act.StaffId is { } staff)
            {
                audit.Concerns(staff);
            }
            if (ActRules.MayConfirm(act, actor.AccountId) is { } refused)
            {
                return refused;
            }
            act.Decide(ActState.Confirmed, actor.AccountId, clock.Now);
            await db.SaveChangesAsync(ct);
            return new Result(await effects.Confirmed(act, ct));
        }
    }
}
