namespace WelfareMutual.Members.Contracts;

public static class Households
{
    /// <summary>Those of the people who are the member themself or of the member's household (FEATURES BO-02: nobody decides on what goes to them).
    /// Nobody is seen by it.</summary>
    /// <param name="me">The member that a person of the foundation is as well.</param>
    public static async Task<IReadOnlySet<Guid>> OwnAmong(this IMembers members, Guid me, IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        return (await members.Of([.. people.Append(me)], ct)).OwnAmong(me, people);
    }

    /// <param name="all">Memberships of the people and of the member; whoever is missing is of no household.</param>
    public static IReadOnlySet<Guid> OwnAmong(this IReadOnlyDictionary<Guid, Membership> all, Guid me, IReadOnlyCollection<Guid> people)
    {
        var household = all.GetValueOrDefault(me)?.HouseholdId;
        return people.Where(p => p == me || household is not null && all.GetValueOrDefault(p)?.HouseholdId == household).ToHashSet();
    }
}
