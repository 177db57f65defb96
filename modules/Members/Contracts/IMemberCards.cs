namespace WelfareMutual.Members.Contracts;

/// <summary>The card of the person who is signed in. Opens that person's own name.</summary>
public interface IMemberCards
{
    /// <returns>Null for somebody who is no member.</returns>
    Task<OwnCard?> Of(Guid person, CancellationToken ct);
}

/// <param name="HouseholdId">Carries limits; not printed on the card.</param>
public sealed record OwnCard(MemberCard Card, Guid HouseholdId);

/// <summary>What stands on a member's card, and nothing else of the record.</summary>
/// <param name="Name">Family and given name with a full-width space between.</param>
public sealed record MemberCard(
    string FamilyName, string Name, string Kana, string Number, string EnterpriseName, MembershipState State, DateOnly JoinedOn, DateOnly? LeftOn);
