using Microsoft.EntityFrameworkCore;
using WelfareMutual.Events.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Events.Happenings;

/// <summary>Staff put a prepared event on the public pages; it takes entries from its own date on. Only first-come can be opened (EVT-02).</summary>
public sealed record PublishEvent(Guid EventId) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Clerk);

    internal sealed class Handler(EventsDb db, Clock clock, AuditTrail audit) : IHandle<PublishEvent, Done>
    {
        public async Task<Outcome<Done>> Handle(PublishEvent command, CancellationToken ct)
        {
            var happening = await db.Happenings.SingleOrDefaultAsync(h => h.Id == command.EventId, ct);
            if (happening is null)
            {
                return Refusal.NotFound;
            }
            if (happening.Intake != Intake.FirstCome)
            {
                return HappeningDraft.OnlyFirstCome;
            }
            happening.PublishedAt ??= clock.Now;
            happening.ClosedAt = null;
            await db.SaveChangesAsync(ct);
            audit.About(happening.Id);
            return Done.It;
        }
    }
}
