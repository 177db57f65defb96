namespace WelfareMutual.Casework.Contracts;

/// <summary>What is known of a document's safety. Only what is clean is opened (SECURITY.md, antivirus).</summary>
public enum Verdict
{
    /// <summary>Not scanned yet, or the scanner gave no answer.</summary>
    Waiting,

    Clean,

    /// <summary>Malware was found. What was in the document is erased.</summary>
    Found,

    /// <summary>Not scanned, because the installation has no scanner. In Development only.</summary>
    Passed,
}

public static class Verdicts
{
    /// <summary>Deny by default: what is not known to be safe stays shut.</summary>
    public static bool MayBeOpened(this Verdict verdict) => verdict is Verdict.Clean or Verdict.Passed;

    /// <summary>The documents that count as handed in: what malware was found in is as good as never sent.</summary>
    public static IReadOnlyList<DocumentView> HandedIn(this IEnumerable<DocumentView> documents) => [.. documents.Where(d => d.Verdict != Verdict.Found)];
}
