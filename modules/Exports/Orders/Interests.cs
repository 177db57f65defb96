using WelfareMutual.Exports.Rules;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Exports.Orders;

/// <summary>Whether a record is the acting person's own, or of the same household (FEATURES BO-02).</summary>
internal sealed class Interests(IStaff staff, IMembers members, Actor actor)
{
    public async Task<Refusal?> Refuse(Guid person, CancellationToken ct)
    {
        var own = (await staff.Cards([actor.AccountId], ct)).GetValueOrDefault(actor.AccountId)?.MemberId;
        return own is { } me && (await members.OwnAmong(me, [person], ct)).Count > 0 ? ExportRefusals.OwnInterest : null;
    }
}
