using WelfareMutual.Tests.Drills.Frame;
using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Support.Drills;

namespace WelfareMutual.Tests.Drills.Erasure;

/// <summary>./wm purge prove (FEATURES RET-03, RET-04, ENC-04).</summary>
internal sealed class ProofOfAbsence : IDrill
{
    private const string Restored = "proof_restored";

    public string Id => "prove";
    public string Hypothesis => "Who was erased opens with no key that is still to be found, in tables, WAL, dumps and backups of before; who stays is all there in a restored older backup";
    public string Plant => "somebody kept a copy of the old purpose keys";
    public string PlantShows => "OPENS";

    public async Task<Verdict> Run(Stage stage, DrillOptions options, CancellationToken ct)
    {
        await using var foundation = await Foundation.Build(stage);
        var (leavers, stayers) = await Settle(foundation, options.Of(2, 15), options.Of(2, 15));
        // Of many people at once, and over long before any of them.
        Guid[] lists = [await foundation.World.Roster(stayers[0]), await foundation.World.Pay(stayers[0])];
        Guid[] people = [.. leavers.Concat(stayers).Select(p => p.Id), .. lists];
        var cells = await SealedCells.Of(foundation.Site, foundation.Superuser, people);
        var older = await foundation.Take();
        var kept = new[] { "own.1.key", "office.1.key", "bank.1.key" }.Select(foundation.Keys.Keep).ToArray();
        Thief Thief() => new([stage.Cluster.DataFolder, stage.Folder, Path.GetDirectoryName(foundation.Keys.Office)!], foundation.BackupKeys, people);

        var before = Thief();
        await before.Search(foundation.Superuser);
        var findings = new List<string>(Unseen(before, cells));
        stage.Evidence.Note($"before: {before.Line}");

        foundation.World.Years(13);
        await foundation.World.Purge();
        await foundation.Take();
        if (options.Planted)
        {
            for (var i = 0; i < kept.Length; i++)
            {
                await File.WriteAllTextAsync(Path.Combine(stage.Folder, $"drawer-{i}"), kept[i], ct);
            }
        }
        await stage.Query("checkpoint");
        var restoration = foundation.Into(stage.Cluster);
        var (data, keys) = await restoration.Choose(older, ct);
        await restoration.Into(Restored, data, keys, foundation.Site.Time.Now, ct);
        findings.AddRange(await After(stage, foundation, Thief(), cells, [.. leavers.Select(l => l.Id), .. lists]));
        findings.AddRange(await Replayed(stage, foundation, restoration, leavers, ct));
        await stage.Cluster.Execute($"drop database if exists {Restored} with (force)");
        return Verdict.Of($"{cells.Count} values of {people.Length - lists.Length} people, {leavers.Count} of them erased, and of {lists.Length} lists; before the purge: {before.Line}", findings);
    }

    private static async Task<(List<Resident> Leavers, List<Resident> Stayers)> Settle(Foundation foundation, int leaving, int staying)
    {
        var (leavers, stayers) = (new List<Resident>(), new List<Resident>());
        for (var i = 0; i < leaving + staying; i++)
        {
            (i < leaving ? leavers : stayers).Add(await foundation.World.FullMember());
        }
        foreach (var leaver in leavers)
        {
            await foundation.World.Leave(leaver);
        }
        return (leavers, stayers);
    }

    /// <summary>A search that does not find what is there proves nothing.</summary>
    private static IEnumerable<string> Unseen(Thief thief, IReadOnlyList<SealedCell> cells)
    {
        var unseen = cells.Where(c => !thief.Opens(c)).GroupBy(c => c.Column, StringComparer.Ordinal).Select(g => $"BLIND before the purge {g.Count()} values of {g.Key} were not opened");
        return cells.Count < 60 || cells.Select(c => c.Column).Distinct(StringComparer.Ordinal).Count() < 12 ? unseen.Append($"FEW only {cells.Count} values were planted") : unseen;
    }

    private static async Task<List<string>> After(Stage stage, Foundation foundation, Thief thief, IReadOnlyList<SealedCell> cells, HashSet<Guid> gone)
    {
        // The values as the older backup still has them, and as somebody may have copied them before.
        var restored = await SealedCells.Of(foundation.Site, stage.Cluster.To(Restored, "postgres"), [.. cells.Select(c => c.Person).Distinct()]);
        await thief.Search(foundation.Superuser, stage.Cluster.To(Restored, "postgres"));
        stage.Evidence.Note($"after: {thief.Line}");
        var findings = new List<string>();
        findings.AddRange(restored.Concat(cells).Where(c => gone.Contains(c.Person) && thief.Opens(c)).GroupBy(c => c.Column, StringComparer.Ordinal)
            .Select(g => $"OPENS {g.Count()} values of erased people in {g.Key}"));
        findings.AddRange(restored.Where(c => !gone.Contains(c.Person) && !thief.Opens(c)).GroupBy(c => c.Column, StringComparer.Ordinal)
            .Select(g => $"LOST {g.Count()} values of people who stay in {g.Key}"));
        if (restored.Count(c => gone.Contains(c.Person)) == 0 || restored.Count != cells.Count)
        {
            findings.Add($"BLIND the older backup holds {restored.Count} of {cells.Count} values");
        }
        return findings;
    }

    private static async Task<IEnumerable<string>> Replayed(Stage stage, Foundation foundation, Backups.Restoring.Restoration restoration, List<Resident> leavers, CancellationToken ct)
    {
        await foundation.Replay(restoration).Run(Restored, foundation.Site.Time.Now, ct);
        var left = await stage.Query($"select retention.residue(array[{string.Join(',', leavers.Select(l => $"'{l.Id}'"))}]::uuid[])", stage.Cluster.To(Restored, "postgres"));
        return left[0] == "0" ? [] : [$"BACK {left[0]} records of erased people after the replay"];
    }
}
