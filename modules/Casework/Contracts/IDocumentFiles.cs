namespace WelfareMutual.Casework.Contracts;

/// <summary>What a person handed in with applications, opened for a disclosure. Back office only; counts as a look at the person.</summary>
public interface IDocumentFiles
{
    /// <summary>Oldest first; what was taken back is left out, and what the scanner has not found clean.</summary>
    /// <param name="mostBytes">More than that together is not read.</param>
    /// <returns>Null when they are larger together.</returns>
    Task<IReadOnlyList<DocumentFile>?> Of(Guid person, long mostBytes, CancellationToken ct);
}

/// <param name="Type">As <see cref="DocumentView"/>.</param>
public sealed record DocumentFile(Guid Id, string Type, byte[] Content);
