using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Staff;

/// <summary>Source: IAM-01. Enters a made card into the register.</summary>
/// <param name="Thumbprint">SHA-256 of the card's certificate, hexadecimal.</param>
public sealed record IssueCard(Guid StaffId, string Serial, string Thumbprint, DateOnly ValidTo) : IOfficeUseCase<IssueCard.Result>
{
    public static Access Access => Access.Staff(StaffRole.System);

    public sealed record Result(Guid CardId);

    internal sealed class Handler(IdentityDb db, AuditTrail audit, Clock clock) : IHandle<IssueCard, Result>
    {
        public async Task<Outcome<Result>> Handle(IssueCard command, CancellationToken ct)
        {
            if (!await db.Staff.AnyAsync(s => s.Id == command.StaffId && s.State == StaffState.Active, ct))
            {
                return Refusal.NotFound;
            }
            if (StaffRules.CheckCard(command.Serial, command.Thumbprint, command.ValidTo, clock.Today) is { } refused)
            {
                return refused;
            }
            var serial = Card.SerialOf(command.Serial);
            if (await db.Cards.AnyAsync(c => c.Serial == serial, ct))
            {
                return StaffRules.CardTaken;
            }
            var card = new Card(command.StaffId, serial, command.Thumbprint, clock.Today, command.ValidTo);
            db.Cards.Add(card);
            audit.About(card.Id);
            audit.Concerns(command.StaffId);
            await db.SaveChangesAsync(ct);
            return new Result(card.Id);
        }
    }
}
