using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Emergencies;

/// <summary>Over before its time: the person themself, or an administrator.</summary>
public sealed record EndEmergency(Guid EmergencyId) : IOfficeUseCase<Done>
{
    public static Access Access => Access.AnyStaff;

    internal sealed class Handler(IdentityDb db, Sessions sessions, Actor actor, AuditTrail audit, Clock clock) : IHandle<EndEmergency, Done>
    {
        public async Task<Outcome<Done>> Handle(EndEmergency command, CancellationToken ct)
        {
            var emergency = await db.Emergencies.SingleOrDefaultAsync(e => e.Id == command.EmergencyId && e.OpenedAt != null, ct);
            if (emergency is null || emergency.StaffId != actor.AccountId && !actor.Has(StaffRole.System))
            {
                return Refusal.NotFound;
            }
            emergency.End(clock.Now);
            await db.SaveChangesAsync(ct);
            await sessions.Lend(emergency.StaffId, [], clock.Now, ct);
            audit.About(emergency.Id);
            audit.Concerns(emergency.StaffId);
            return Done.It;
        }
    }
}
