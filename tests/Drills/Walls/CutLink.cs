using System.Net;
using WelfareMutual.Tests.Drills.Checks;
using WelfareMutual.Tests.Drills.Frame;
using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Drills.Workload;

namespace WelfareMutual.Tests.Drills.Walls;

internal sealed class CutLink : IDrill
{
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(15);

    public string Id => "D21";
    public string Hypothesis => "The link from portal to core is cut both ways or one way: the portal says so, keeps nothing personal, and goes on by itself; an open port is noticed";
    public string Plant => "when the link is mended, somebody leaves PostgreSQL open to the DMZ";
    public string PlantShows => "PASSES portal > database 5432";
    public string? Obstacle => Zones.Obstacle;

    public async Task<Verdict> Run(Stage stage, DrillOptions options, CancellationToken ct)
    {
        await using var walled = await WalledStage.Move(stage);
        await using var crowd = await Crowd.Gather(stage, options, 100_000);
        var findings = new List<string>();
        crowd.Start();
        await Task.Delay(3000, ct);
        var slowest = TimeSpan.Zero;
        string[][] cuts = [["iifname", "dmz0", "oifname", "core-gateway", "drop"], ["iifname", "core-gateway", "oifname", "dmz0", "drop"], ["iifname", "dmz0", "oifname", "core-gateway", "counter", "drop"]];
        foreach (var cut in cuts.Take(options.Of(2, 3)))
        {
            stage.Evidence.Note($"cut: {string.Join(' ', cut)}");
            await walled.Zones.Nft(["insert", "rule", "inet", "welfare_mutual", "forward", .. cut]);
            await Task.Delay(TimeSpan.FromSeconds(options.Of(8, 30)), ct); // longer than it takes to notice that the connections are dead
            findings.AddRange(await Notice(stage));
            await walled.Zones.Load(options.Planted ? Firewall.WrongRule : null);
            var back = await FirstPage.After(stage, Promise, ct);
            stage.Evidence.Note($"first page {back.TotalSeconds:0.0} s after the link");
            slowest = back > slowest ? back : slowest;
        }
        if (slowest > Promise)
        {
            findings.Add($"SLOW the first page came {slowest.TotalSeconds:0.0} s after the link");
        }
        await crowd.Finish();
        findings.AddRange(await Probe.Scan(stage, [443, 5432, 8443, 8444, 8445], "scan.txt"));
        findings.AddRange(await Kept(stage));
        findings.AddRange(await Everything.Broken(stage, crowd));
        return Verdict.Of($"{options.Of(2, 3)} cuts; {crowd.Journal}; first page at most {slowest.TotalSeconds:0.0} s after the link", findings);
    }

    /// <summary>A copy of the published page that says so, or 503 in plain words; not an error of ours and not silence.</summary>
    private static async Task<IReadOnlyList<string>> Notice(Stage stage)
    {
        using var http = stage.Client(stage.Portal, seconds: 15);
        using var answer = await http.GetAsync(new Uri("/tickets", UriKind.Relative)).ContinueWith(t => t.IsCompletedSuccessfully ? t.Result : null, TaskScheduler.Default);
        if (answer is null)
        {
            return ["NOTICE the portal without core answered nothing in 15 seconds"];
        }
        var isHonest = answer.StatusCode == HttpStatusCode.ServiceUnavailable
            || answer.StatusCode == HttpStatusCode.OK && (await answer.Content.ReadAsStringAsync()).Contains("しばらくたってからお試しください。", StringComparison.Ordinal);
        return isHonest ? [] : [$"NOTICE the portal without core answered {(int)answer.StatusCode}"];
    }

    /// <summary>What the portal wrote to its disk holds nobody's name.</summary>
    private static async Task<IReadOnlyList<string>> Kept(Stage stage)
    {
        string[] names = ["会員　試", "@example.invalid"];
        var found = new List<string>();
        foreach (var file in new[] { "ring", "published" }.Select(f => Path.Combine(stage.Folder, f)).Where(Directory.Exists).SelectMany(f => Directory.GetFiles(f, "*", SearchOption.AllDirectories)))
        {
            var text = await File.ReadAllTextAsync(file);
            found.AddRange(names.Where(n => text.Contains(n, StringComparison.Ordinal)).Take(1).Select(_ => $"KEPT {Path.GetFileName(file)} on the portal's disk names a member"));
        }
        return found;
    }
}
