namespace WelfareMutual.Content.Contracts;

public interface ICurrentNotices
{
    /// <summary>What the foundation tells the reader now, newest first: members' notices only for those who are signed in.</summary>
    Task<IReadOnlyList<NoticeLine>> Newest(int most, CancellationToken ct);
}

/// <param name="At">Since when it is shown.</param>
public sealed record NoticeLine(Guid Id, string Title, DateTimeOffset At);
