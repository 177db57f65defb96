namespace WelfareMutual.Members.Contracts;

/// <summary>Questions about members. A member's id is the person's id. Under row security a member sees only themself,
/// an officer only the enterprise's own; what is not visible is null.</summary>
public interface IMembers
{
    /// <summary>Membership without any personal value: no key is opened, nobody is "seen".</summary>
    Task<Membership?> Of(Guid person, CancellationToken ct);
    Task<IReadOnlyDictionary<Guid, Membership>> Of(IReadOnlyCollection<Guid> people, CancellationToken ct);

    /// <summary>When address or mail last took the place of another one; null when none did. Back office only.</summary>
    Task<DateTimeOffset?> ContactReplacedAt(Guid person, CancellationToken ct);

    /// <summary>Back office only: a number in any spelling.</summary>
    Task<Membership?> FindByNumber(string number, CancellationToken ct);
}

/// <param name="HouseholdId">Shared by members of one household; carries limits, no personal data.</param>
/// <param name="JoinedOn">First day of the present membership: tickets and events from here.</param>
/// <param name="BenefitsFrom">First day on which an event gives a benefit (differs between schemes).</param>
/// <param name="LeftOn">Last day of membership, or null.</param>
/// <param name="Tenure">All spans of membership, suspended months left out.</param>
public sealed record Membership(
    Guid PersonId, string Number, Guid EnterpriseId, Guid HouseholdId, MembershipState State,
    DateOnly JoinedOn, DateOnly BenefitsFrom, DateOnly? LeftOn, IReadOnlyList<MembershipSpan> Tenure)
{
    public bool IsMemberOn(DateOnly day) => JoinedOn <= day && (LeftOn is null || day <= LeftOn);
}

public sealed record MembershipSpan(DateOnly From, DateOnly? To);
public enum MembershipState { Joining, Active, Suspended, Left }

/// <param name="FamilyName">Registered form, may hold characters outside CP932.</param>
/// <param name="FamilyKana">Full-width katakana, small letters kept.</param>
public sealed record Person(
    Guid Id, string FamilyName, string GivenName, string FamilyKana, string GivenKana, DateOnly BornOn, Sex? Sex,
    DateOnly? MarriedOn, DateOnly? HiredOn, string? PostalCode, string? Address, string? Phone, string? Mail)
{
    public string Name => $"{FamilyName}　{GivenName}";
    public string Kana => $"{FamilyKana}　{GivenKana}";
}

public enum Sex { Male, Female, NotStated }

/// <summary>A registered relative of a member, sealed under the member's own key.</summary>
public sealed record Relative(Guid Id, Guid MemberId, Kinship Kinship, string Name, string Kana, DateOnly BornOn, bool LivesTogether);
public enum Kinship { Spouse, CommonLawSpouse, Child, Parent, SpouseParent, Grandchild, Grandparent, Sibling, Other }
