using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Cards;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Staff;

/// <summary>Somebody left: cards, password and sessions end at once. One person does it, for it opens nothing.</summary>
public sealed record CloseStaff(Guid StaffId) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.System);

    internal sealed class Handler(IdentityDb db, Sessions sessions, AuditTrail audit, Clock clock) : IHandle<CloseStaff, Done>
    {
        public async Task<Outcome<Done>> Handle(CloseStaff command, CancellationToken ct)
        {
            if (await db.Staff.SingleOrDefaultAsync(s => s.Id == command.StaffId, ct) is not { } staff)
            {
                return Refusal.NotFound;
            }
            staff.Close(clock.Now);
            foreach (var card in await db.Cards.Where(c => c.StaffId == staff.Id).ToListAsync(ct))
            {
                card.End(CardState.Returned, clock.Now);
            }
            await db.SaveChangesAsync(ct);
            await sessions.EndAll(staff.Id, Guid.Empty, ct);
            audit.Concerns(staff.Id);
            return Done.It;
        }
    }
}
