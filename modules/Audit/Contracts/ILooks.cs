namespace WelfareMutual.Audit.Contracts;

/// <summary>Who looked at a person's record, in the words that the member reads. Back office only.</summary>
public interface ILooks
{
    /// <summary>Newest first.</summary>
    /// <param name="from">First day in Asia/Tokyo, or null.</param>
    /// <param name="to">Last day, or null.</param>
    Task<IReadOnlyList<PersonLook>> At(Guid person, DateOnly? from, DateOnly? to, CancellationToken ct);
}

/// <param name="Who">共済の職員, 勤務先の担当者, …; never which of them.</param>
/// <param name="Why">The purpose that was given, or null where none is asked for.</param>
public sealed record PersonLook(DateTimeOffset At, string Who, string What, string? Why);
