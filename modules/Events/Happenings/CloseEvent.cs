using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Events.Happenings;

/// <summary>Staff end the intake early. Who has entered stays entered.</summary>
public sealed record CloseEvent(Guid EventId) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Clerk);

    internal sealed class Handler(EventsDb db, Clock clock, AuditTrail audit) : IHandle<CloseEvent, Done>
    {
        public async Task<Outcome<Done>> Handle(CloseEvent command, CancellationToken ct)
        {
            var happening = await db.Happenings.SingleOrDefaultAsync(h => h.Id == command.EventId, ct);
            if (happening is null)
            {
                return Refusal.NotFound;
            }
            happening.ClosedAt ??= clock.Now;
            await db.SaveChangesAsync(ct);
            audit.About(happening.Id);
            return Done.It;
        }
    }
}
