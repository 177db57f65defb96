using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Acts;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Cards;

/// <summary>Source: IAM-01; NIST SP 800-63B-4 3.2.2 (rebinding). A suspended card opens again once a second person has confirmed it.</summary>
public sealed record ReinstateCard(Guid CardId) : IOfficeUseCase<ReinstateCard.Result>
{
    public static Access Access => Access.Staff(StaffRole.System);

    public sealed record Result(Guid ActId);

    internal sealed class Handler(IdentityDb db, Proposals proposals) : IHandle<ReinstateCard, Result>
    {
        public async Task<Outcome<Result>> Handle(ReinstateCard command, CancellationToken ct)
        {
            if (await db.Cards.AsNoTracking().SingleOrDefaultAsync(c => c.Id == command.CardId, ct) is not { } card)
            {
                return Refusal.NotFound;
            }
            if (card.State != CardState.Suspended)
            {
                return CardRules.NotSuspended;
            }
            var act = await proposals.Make(ActKind.ReinstateCard, card.Id, card.StaffId, ct);
            return act.Succeeded ? new Result(act.Value.Id) : Outcome<Result>.Refused(act.Refusals);
        }
    }
}
