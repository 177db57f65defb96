namespace WelfareMutual.Database.Migrator.Development;

/// <summary>Client certificates that stand in for the staff's IC cards; development only, the password of each PFX is "demo".</summary>
internal static class DemoCards
{
    public static void Fill(string folder, IEnumerable<string> staffCodes)
    {
        using var authority = Authority.Open(folder, "ca", "Demo card authority");
        foreach (var code in staffCodes)
            authority.IssueClient(Path.Combine(folder, code), password: "demo");
    }
}
