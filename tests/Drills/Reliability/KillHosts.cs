using WelfareMutual.Tests.Drills.Checks;
using WelfareMutual.Tests.Drills.Frame;
using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Drills.Workload;

namespace WelfareMutual.Tests.Drills.Reliability;

internal sealed class KillHosts : IDrill
{
    public string Id => "D1";
    public string Hypothesis => "Gateway and portal are killed in the middle of purchases: nothing lost, doubled or invented; money without an order finds its way; holds end";
    public string Plant => "a back office whose jobs do not run: nobody brings the provider's money to its order";
    public string PlantShows => "MONEY";

    public async Task<Verdict> Run(Stage stage, DrillOptions options, CancellationToken ct)
    {
        await using var crowd = await Crowd.Gather(stage, options, 100_000, 100_000, 100_000);
        if (options.Planted)
        {
            stage.Office.Settings["WM:Jobs"] = "false";
        }
        await stage.StartHosts();
        using var provider = new Provider(stage);
        crowd.Start();
        var kills = options.Of(3, 20);
        for (var kill = 1; kill <= kills; kill++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1 + options.Random.NextDouble() * 2), ct);
            var afterProvider = kill % 3 == 1;
            if (afterProvider)
            {
                // The provider has made the page, and its answer is on its way when the Gateway dies.
                await provider.Fault("delay", "POST", "/v1/checkout/sessions", calls: 8, delayMs: 1500);
                await Task.Delay(700, ct);
            }
            await (afterProvider || options.Random.Next(2) == 0 ? stage.Gateway : stage.Portal).Kill();
            await provider.Heal();
            await Task.Delay(500, ct);
            await (stage.Gateway.Runs ? stage.Portal : stage.Gateway).Start();
        }
        await Task.Delay(1000, ct);
        await crowd.Finish();
        var findings = await Everything.Broken(stage, crowd, options.Planted ? 8 : 60);
        findings.AddRange(options.Planted ? [] : await HoldsThatDoNotEnd(stage, ct));
        return Verdict.Of($"{kills} kills; {crowd.Journal}", findings);
    }

    /// <summary>Time is made to pass for what is put aside; the jobs must give every place back.</summary>
    private static async Task<IReadOnlyList<string>> HoldsThatDoNotEnd(Stage stage, CancellationToken ct)
    {
        await stage.Query("update tickets.reservation set hold_until = now() - interval '1 second' where state = 'Held'");
        IReadOnlyList<string> left = [];
        for (var tries = 0; tries < 240; tries++)
        {
            left = await stage.Query("select 'HELD', id from tickets.reservation where state = 'Held'");
            if (left.Count == 0)
            {
                break;
            }
            await Task.Delay(500, ct);
        }
        return [.. left, .. await Invariants.Broken(stage)];
    }
}
