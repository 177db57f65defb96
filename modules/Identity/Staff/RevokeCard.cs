using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Staff;

/// <summary>Source: IAM-01. From the next request on the card opens nothing: the person's sessions end with it.</summary>
public sealed record RevokeCard(Guid CardId, bool Lost) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.System);

    internal sealed class Handler(IdentityDb db, Sessions sessions, AuditTrail audit, Clock clock) : IHandle<RevokeCard, Done>
    {
        public async Task<Outcome<Done>> Handle(RevokeCard command, CancellationToken ct)
        {
            var card = await db.Cards.SingleOrDefaultAsync(c => c.Id == command.CardId, ct);
            if (card is null)
            {
                return Refusal.NotFound;
            }
            card.Revoke(command.Lost, clock.Now);
            await db.SaveChangesAsync(ct);
            await sessions.EndAll(card.StaffId, Guid.Empty, ct);
            audit.About(card.Id);
            audit.Concerns(card.StaffId);
            return Done.It;
        }
    }
}
