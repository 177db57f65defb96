using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Alerts;

/// <summary>Somebody looked at it. The first who did stays named; a second press changes nothing.</summary>
public sealed record AcknowledgeAlert(Guid AlertId) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.System);

    internal sealed class Handler(IdentityDb db, AuditTrail audit, Actor actor, Clock clock) : IHandle<AcknowledgeAlert, Done>
    {
        public async Task<Outcome<Done>> Handle(AcknowledgeAlert command, CancellationToken ct)
        {
            if (await db.Alerts.SingleOrDefaultAsync(a => a.Id == command.AlertId, ct) is not { } alert)
            {
                return Refusal.NotFound;
            }
            alert.Acknowledge(actor.AccountId, clock.Now);
            await db.SaveChangesAsync(ct);
            audit.About(alert.Id);
            return Done.It;
        }
    }
}
