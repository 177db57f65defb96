using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Tickets.Offerings;

/// <summary>Staff end a sale early. What is put aside or paid stays as it is.</summary>
public sealed record CloseOffering(Guid OfferingId) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Clerk);

    internal sealed class Handler(TicketsDb db, Clock clock, AuditTrail audit) : IHandle<CloseOffering, Done>
    {
        public async Task<Outcome<Done>> Handle(CloseOffering command, CancellationToken ct)
        {
            var offering = await db.Offerings.SingleOrDefaultAsync(o => o.Id == command.OfferingId, ct);
            if (offering is null)
            {
                return Refusal.NotFound;
            }
            offering.ClosedAt ??= clock.Now;
            await db.SaveChangesAsync(ct);
            audit.About(offering.Id);
            return Done.It;
        }
    }
}
