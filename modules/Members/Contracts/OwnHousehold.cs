using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;

namespace WelfareMutual.Members.Contracts;

/// <summary>Who is the acting member of staff themself, or of their household: nobody works on what is their own (FEATURES BO-02). Nobody is seen by asking.</summary>
public sealed class OwnHousehold(IStaff staff, IMembers members, Actor actor)
{
    public async Task<bool> Holds(Guid person, CancellationToken ct) => (await Among([person], ct)).Count > 0;

    /// <returns>Those of the people; none when the actor is no member of the scheme.</returns>
    public async Task<IReadOnlySet<Guid>> Among(IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        var own = (await staff.Cards([actor.AccountId], ct)).GetValueOrDefault(actor.AccountId)?.MemberId;
        return own is { } me ? Among(people, me, await members.Of([.. people, me], ct)) : new HashSet<Guid>();
    }

    /// <param name="me">The actor's own membership.</param>
    /// <param name="all">Memberships of the people and of the actor, for whoever has read them already; who is missing is of no household.</param>
    public static IReadOnlySet<Guid> Among(IReadOnlyCollection<Guid> people, Guid me, IReadOnlyDictionary<Guid, Membership> all)
    {
        var household = all.GetValueOrDefault(me)?.HouseholdId;
        return people.Where(p => p == me || household is not null && all.GetValueOrDefault(p)?.HouseholdId == household).ToHashSet();
    }
}
