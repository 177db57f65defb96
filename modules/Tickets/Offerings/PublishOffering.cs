using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Tickets.Offerings;

/// <summary>Staff put a prepared offering on the public pages; it sells from its own date on.</summary>
public sealed record PublishOffering(Guid OfferingId) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Clerk);

    internal sealed class Handler(TicketsDb db, Clock clock, AuditTrail audit) : IHandle<PublishOffering, Done>
    {
        public async Task<Outcome<Done>> Handle(PublishOffering command, CancellationToken ct)
        {
            var offering = await db.Offerings.SingleOrDefaultAsync(o => o.Id == command.OfferingId, ct);
            if (offering is null)
            {
                return Refusal.NotFound;
            }
            offering.PublishedAt ??= clock.Now;
            offering.ClosedAt = null;
            await db.SaveChangesAsync(ct);
            audit.About(offering.Id);
            return Done.It;
        }
    }
}
