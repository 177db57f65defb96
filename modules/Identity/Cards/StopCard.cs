using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Cards;

/// <summary>Source: IAM-01. From the next request on the card opens nothing: the person's sessions end with it. One person does it, at once.
/// After a loss the password is to be changed too: whoever found the card may have seen it typed.</summary>
/// <param name="To">Suspended, Lost, Returned or Revoked.</param>
public sealed record StopCard(Guid CardId, CardState To) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.System);

    internal sealed class Handler(IdentityDb db, Sessions sessions, AuditTrail audit, Clock clock) : IHandle<StopCard, Done>
    {
        public async Task<Outcome<Done>> Handle(StopCard command, CancellationToken ct)
        {
            if (command.To is not (CardState.Suspended or CardState.Lost or CardState.Returned or CardState.Revoked))
            {
                return CardRules.WhyStopped;
            }
            if (await db.Cards.SingleOrDefaultAsync(c => c.Id == command.CardId, ct) is not { } card)
            {
                return Refusal.NotFound;
            }
            audit.About(card.Id);
            audit.Concerns(card.StaffId);
            audit.Because($"card-{command.To.ToString().ToLowerInvariant()}");
            if (card.EndedAt is not null)
            {
                return Done.It;
            }
            if (command.To == CardState.Suspended)
            {
                if (!card.IsInUse)
                {
                    return CardRules.NotInUse;
                }
                card.Suspend();
            }
            else
            {
                card.End(command.To, clock.Now);
            }
            if (command.To == CardState.Lost)
            {
                (await db.Staff.SingleAsync(s => s.Id == card.StaffId, ct)).RequireNewPassword();
            }
            await db.SaveChangesAsync(ct);
            await sessions.EndAll(card.StaffId, Guid.Empty, ct);
            return Done.It;
        }
    }
}
