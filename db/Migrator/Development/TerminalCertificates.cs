namespace WelfareMutual.Database.Migrator.Development;

/// <summary>What the terminals show at the VPN's concentrator, from an authority of their own.</summary>
internal static class TerminalCertificates
{
    public static void Fill(string folder, IEnumerable<string> labels)
    {
        using var authority = Authority.Open(folder, "terminal-ca", "Terminal authority");
        foreach (var label in labels)
            authority.IssueTerminal(Path.Combine(folder, label));
    }
}
