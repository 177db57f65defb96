using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Payouts.Rules;

namespace WelfareMutual.Payouts.Batches;

/// <summary>Whether a payment goes to the acting member of staff or into their household (FEATURES BO-02).</summary>
internal sealed class Interests(IStaff staff, IMembers members, Actor actor)
{
    /// <returns>Those of the payees that the actor must not pay.</returns>
    public async Task<IReadOnlySet<Guid>> Own(IReadOnlyCollection<Guid> payees, CancellationToken ct)
    {
        var own = (await staff.Find([actor.AccountId], ct)).GetValueOrDefault(actor.AccountId)?.MemberId;
        return own is { } me ? await members.OwnAmong(me, payees, ct) : new HashSet<Guid>();
    }

    public async Task<Refusal?> Refuse(IReadOnlyCollection<Guid> payees, CancellationToken ct) =>
        (await Own(payees, ct)).Count > 0 ? PayoutRefusals.OwnMoney : null;
}
