using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Acts;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Cards;

/// <summary>Source: IAM-01. Enters a made card into the register, the first one or one in place of another. It opens nothing until a second person confirms it.</summary>
/// <param name="Thumbprint">SHA-256 of the card's certificate, hexadecimal.</param>
public sealed record IssueCard(Guid StaffId, string Serial, string Thumbprint, DateOnly ValidTo) : IOfficeUseCase<IssueCard.Result>
{
    public static Access Access => Access.Staff(StaffRole.System);

    public sealed record Result(Guid CardId, Guid ActId);

    internal sealed class Handler(IdentityDb db, Proposals proposals, AuditTrail audit, Clock clock) : IHandle<IssueCard, Result>
    {
        public async Task<Outcome<Result>> Handle(IssueCard command, CancellationToken ct)
        {
            if (!await db.Staff.AnyAsync(s => s.Id == command.StaffId && s.State == StaffState.Active, ct))
            {
                return Refusal.NotFound;
            }
            if (CardRules.Check(command.Serial, command.Thumbprint, command.ValidTo, clock.Today) is { } refused)
            {
                return refused;
            }
            var serial = Card.SerialOf(command.Serial);
            if (await db.Cards.AnyAsync(c => c.Serial == serial, ct))
            {
                return CardRules.Taken;
            }
            var card = new Card(command.StaffId, serial, command.Thumbprint, clock.Today, command.ValidTo);
            db.Cards.Add(card);
            audit.Concerns(command.StaffId);
            var act = await proposals.Make(ActKind.IssueCard, card.Id, command.StaffId, ct);
            return act.Succeeded ? new Result(card.Id, act.Value.Id) : Outcome<Result>.Refused(act.Refusals);
        }
    }
}
