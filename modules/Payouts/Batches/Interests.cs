using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Payouts.Rules;

namespace WelfareMutual.Payouts.Batches;

/// <summary>Whether the acting member of staff must keep away from a payment (FEATURES BO-02): it goes to themselves or into their household, or they had
/// a hand in its decision.</summary>
internal sealed class Interests(PayoutsDb db, IStaff staff, IMembers members, Actor actor)
{
    /// <returns>Those of the payees that the actor must not pay.</returns>
    public async Task<IReadOnlySet<Guid>> Own(IReadOnlyCollection<Guid> payees, CancellationToken ct)
    {
        var own = (await staff.Find([actor.AccountId], ct)).GetValueOrDefault(actor.AccountId)?.MemberId;
        return own is { } me ? await members.OwnAmong(me, payees, ct) : new HashSet<Guid>();
    }

    public async Task<Refusal?> Refuse(IReadOnlyCollection<Guid> payees, CancellationToken ct) =>
        (await Own(payees, ct)).Count > 0 ? PayoutRefusals.OwnMoney : null;

    /// <summary>To be paid by the actor: not their own money and not their own decision.</summary>
    public async Task<Refusal?> Refuse(IReadOnlyCollection<PayoutLine> lines, CancellationToken ct)
    {
        if (await Refuse([.. lines.Select(l => l.PersonId).Distinct()], ct) is { } own)
        {
            return own;
        }
        var (me, benefits) = (actor.AccountId, lines.Select(l => l.BenefitId).ToArray());
        return await db.Requests.AnyAsync(r => benefits.Contains(r.Id) && r.DecidedBy.Contains(me), ct) ? PayoutRefusals.OwnDecision : null;
    }
}
