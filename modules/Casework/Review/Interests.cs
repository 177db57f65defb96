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
        var own = (await staff.Find([actor.AccountId], ct)).GetValueOrDefault(actor.AccountId)?.MemberId;
        if (own is not { } me)
        {
            return null;
        }
        var both = await members.Of([me, beneficiary], ct);
        return FourEyes.Interest(me, both.GetValueOrDefault(me)?.HouseholdId, beneficiary, both.GetValueOrDefault(beneficiary)?.HouseholdId);
    }
}
