using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Drills.Workload;

namespace WelfareMutual.Tests.Drills.Checks;

/// <summary>What is looked at after every drill under load: journal, money, invariants.</summary>
internal static class Everything
{
    public static async Task<List<string>> Broken(Stage stage, Crowd crowd, int patience = 60)
    {
        var findings = new List<string>(await JournalCheck.Broken(stage, crowd));
        findings.AddRange(await MoneyCheck.Broken(stage, TimeSpan.FromSeconds(patience)));
        findings.AddRange(await Invariants.Broken(stage));
        return findings;
    }
}
