using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Support.Database;

namespace WelfareMutual.Tests.Drills.Checks;

/// <summary>Rules I1 to I12 of the yardstick, the same file that the database's own tests prove to report.</summary>
internal static class Invariants
{
    private static readonly string Rules = File.ReadAllText(Path.Combine(Repository.Root, "modules", "Backups", "Restoring", "invariants.sql"));

    /// <param name="auditor">Another database than the stage's own.</param>
    public static async Task<IReadOnlyList<string>> Broken(Stage stage, string? auditor = null)
    {
        var lines = await stage.Query(Rules, auditor ?? stage.Auditor);
        stage.Evidence.Write("invariants.txt", lines.Count == 0 ? "none broken\n" : string.Join('\n', lines) + "\n");
        return lines;
    }
}
