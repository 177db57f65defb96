using WelfareMutual.Casework.Rules;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Casework.Review;

/// <summary>Whether the acting member of staff, or someone of the same household, is the one who receives.</summary>
internal sealed class Interests(IStaff staff, IMembers members, Actor actor)
{
    public async Task<Refusal?> Refuse(Guid beneficiary, CancellationToken ct)
    {
        var own = (await staff.Cards([actor.AccountId], ct)).GetValueOrDefault(actor.AccountId)?.MemberId;
        return own is { } me ? Refuse(me, beneficiary, await members.Of([me, beneficiary], ct)) : null;
    }

    public static Refusal? Refuse(Guid me, Guid beneficiary, IReadOnlyDictionary<Guid, Membership> both) =>
        FourEyes.Interest(me, both.GetValueOrDefault(me)?.HouseholdId, beneficiary, both.GetValueOrDefault(beneficiary)?.HouseholdId);
}
