using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Payouts.Rules;

namespace WelfareMutual.Payouts.Batches;

/// <summary>Whether the acting member of staff must keep away from a payment (FEATURES BO-02): it goes to themselves or into their household, or they had
/// a hand in its decision.</summary>
internal sealed class Interests(PayoutsDb db, OwnHousehold own, Actor actor)
{
    /// <summary>To be paid by the actor: not their own money and not their own decision.</summary>
    public async Task<Refusal?> Refuse(IReadOnlyCollection<PayoutLine> lines, CancellationToken ct)
    {
        if ((await own.Among([.. lines.Select(l => l.PersonId).Distinct()], ct)).Count > 0)
        {
            return PayoutRefusals.OwnMoney;
        }
        var (me, benefits) = (actor.AccountId, lines.Select(l => l.BenefitId).ToArray());
        return await db.Requests.AnyAsync(r => benefits.Contains(r.Id) && r.DecidedBy.Contains(me), ct) ? PayoutRefusals.OwnDecision : null;
    }
}
