namespace WelfareMutual.Tests.Drills.Frame;

internal enum Ending
{
    /// <summary>The hypothesis held.</summary>
    Held,

    /// <summary>It did not: there are findings.</summary>
    Broken,

    /// <summary>The drill could not say: it did not run, or broke off.</summary>
    Unknown,
}

/// <param name="Line">What was seen, with figures, in one line.</param>
/// <param name="Findings">Each broken rule and what broke it.</param>
internal sealed record Verdict(Ending Ending, string Line, IReadOnlyList<string> Findings)
{
    /// <summary>Held when there are no findings.</summary>
    public static Verdict Of(string line, IEnumerable<string> findings) =>
        findings.ToArray() is { Length: > 0 } found ? new(Ending.Broken, line, found) : new(Ending.Held, line, []);

    public static Verdict Unknown(string why) => new(Ending.Unknown, why, []);
}
