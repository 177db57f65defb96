namespace WelfareMutual.Members.Contracts;

/// <summary>Whole files of members, their values still sealed: one statement whatever the number. Nobody is seen until the caller
/// has loaded the own keys of those whose file it opens, all keys of a page at once.</summary>
public interface IMemberFiles
{
    /// <summary>Those who are visible to the subject; the others are left out.</summary>
    Task<IReadOnlyDictionary<Guid, MemberFile>> Of(IReadOnlyCollection<Guid> people, CancellationToken ct);

    /// <summary>Back office only: a number in any spelling.</summary>
    Task<MemberFile?> ByNumber(string number, CancellationToken ct);

    /// <summary>Back office only: everybody who is or was a member at the enterprise, by number.</summary>
    Task<IReadOnlyList<MemberFile>> OfEnterprise(Guid enterprise, CancellationToken ct);
}

/// <param name="Open">The record; null when the key is not held: erased, or not loaded.</param>
/// <param name="Family">The registered family; empty when the key is not held.</param>
public sealed record MemberFile(Membership Membership, Func<Person?> Open, Func<IReadOnlyList<Relative>> Family);
