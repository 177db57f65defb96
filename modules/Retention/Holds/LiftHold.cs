using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Retention.Rules;

namespace WelfareMutual.Retention.Holds;

/// <summary>Another person than who placed it lifts a hold: what is over then goes with the next run.</summary>
public sealed record LiftHold(Guid HoldId) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Approver);

    internal sealed class Handler(RetentionDb db, AuditTrail audit, Actor actor, Clock clock) : IHandle<LiftHold, Done>
    {
        public async Task<Outcome<Done>> Handle(LiftHold command, CancellationToken ct)
        {
            if (await db.Holds.SingleOrDefaultAsync(h => h.Id == command.HoldId, ct) is not { } hold)
            {
                return Refusal.NotFound;
            }
            audit.About(hold.Id);
            audit.Concerns(hold.SubjectId);
            if (hold.LiftedAt is not null)
            {
                return PurgeRefusals.LiftedAlready;
            }
            if (hold.PlacedBy == actor.AccountId)
            {
                return PurgeRefusals.LiftTwoPeople;
            }
            hold.Lift(actor.AccountId, clock.Now);
            await db.SaveChangesAsync(ct);
            return Done.It;
        }
    }
}
