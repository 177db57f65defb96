using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Payments.Differences;

/// <summary>Whether a payment is the acting member of staff's own or of their household (FEATURES BO-02).</summary>
internal sealed class OwnMoney(IStaff staff, IMembers members, Actor actor)
{
    public async Task<bool> Is(Guid payer, CancellationToken ct)
    {
        var own = (await staff.Find([actor.AccountId], ct)).GetValueOrDefault(actor.AccountId)?.MemberId;
        return own is { } me && (await members.OwnAmong(me, [payer], ct)).Count > 0;
    }
}
