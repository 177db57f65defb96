namespace WelfareMutual.Events.Entries;

/// <summary>A companion as the form names them: one of the registered family by id, or anybody with name and either age or day of birth.</summary>
/// <param name="Age">At the day of the event.</param>
public sealed record PartyMember(Guid? RelativeId, string? Name = null, int? Age = null, DateOnly? BornOn = null);
