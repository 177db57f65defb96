using System.Diagnostics;
using System.Globalization;
using Npgsql;
using WelfareMutual.Tests.Drills.Checks;
using WelfareMutual.Tests.Drills.Frame;
using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Drills.Workload;

namespace WelfareMutual.Tests.Drills.Reliability;

internal sealed class BadLineToDatabase : IDrill
{
    /// <summary>3 seconds for the register of Portals and 1 to take that question back; then 3 for a free connection, 3 to open it, 5 for a statement,
    /// 1 for the attempt to take it back, and the answer's own way.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(18);
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(15);

    public string Id => "D9";
    public string Hypothesis => "The database is slow, silent, cut off or gone: an answer or 503 in bounded time, no storm, well again within 15 seconds, nothing unknown stays unknown";
    public string Plant => "the line stays silent for 20 seconds after it is said to be well";
    public string PlantShows => "SLOW";

    public async Task<Verdict> Run(Stage stage, DrillOptions options, CancellationToken ct)
    {
        await using var proxy = new FaultProxy(stage.Cluster.Port);
        await using var crowd = await Crowd.Gather(stage, options, 100_000, 100_000);
        string Through(string address) => new NpgsqlConnectionStringBuilder(address) { Port = proxy.Port }.ConnectionString;
        stage.Gateway.Settings["WM:Database"] = Through(stage.Addresses.Gateway);
        stage.Office.Settings["WM:Database:Office"] = Through(stage.Addresses.Office);
        stage.Office.Settings["WM:Database:Jobs"] = Through(stage.Addresses.Jobs);
        await stage.StartHosts();
        var threads = Threads(stage);
        crowd.Start();
        await Task.Delay(2000, ct);
        var findings = new List<string>();
        var slowest = TimeSpan.Zero;
        (string Name, Line Line, int Late, int Smoke, int Whole)[] faults =
        [
            ("200 ms late", Line.Slow, 200, 2, 30), ("2 s late", Line.Slow, 2000, 4, 30), ("silent", Line.BlackHole, 0, 14, 60),
            ("cut", Line.Open, 0, 1, 5), ("refused", Line.Refused, 0, 3, 30),
        ];
        foreach (var fault in faults.Where(f => !options.Planted || f.Line == Line.BlackHole))
        {
            proxy.Late = TimeSpan.FromMilliseconds(fault.Late);
            stage.Evidence.Note($"line is {fault.Name}");
            proxy.Become(fault.Line);
            if (fault.Name == "cut")
            {
                proxy.Cut();
            }
            using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
            end.CancelAfter(TimeSpan.FromSeconds(options.Of(fault.Smoke, fault.Whole)));
            var waited = await LongestWait(stage, end.Token);
            if (waited > Patience)
            {
                findings.Add($"WAITED {waited.TotalSeconds:0.0} s for an answer while the line was {fault.Name}");
            }
            var healed = Heal(proxy, options.Planted ? TimeSpan.FromSeconds(20) : TimeSpan.Zero);
            var well = await FirstPage.After(stage, Recovery, ct);
            stage.Evidence.Note($"line healed from {fault.Name}: longest wait {waited.TotalSeconds:0.0} s, first page after {well.TotalSeconds:0.0} s");
            slowest = well > slowest ? well : slowest;
            await healed;
        }
        if (slowest > Recovery)
        {
            findings.Add($"SLOW the first page came {slowest.TotalSeconds:0.0} s after the line");
        }
        await crowd.Finish();
        if (Threads(stage) > threads + 40 + 4 * Environment.ProcessorCount)
        {
            findings.Add($"THREADS of the Gateway: {threads} before, {Threads(stage)} after");
        }
        findings.AddRange(await Everything.Broken(stage, crowd));
        return Verdict.Of($"{crowd.Journal}; first page at most {slowest.TotalSeconds:0.0} s after the line; threads {threads} to {Threads(stage)}", findings);
    }

    private static async Task Heal(FaultProxy proxy, TimeSpan late)
    {
        await Task.Delay(late, CancellationToken.None);
        proxy.Become(Line.Open);
    }

    /// <summary>A visitor who asks for the list again and again, and how long the longest answer took.</summary>
    private static async Task<TimeSpan> LongestWait(Stage stage, CancellationToken end)
    {
        using var http = new HttpClient { BaseAddress = new Uri(stage.Portal.Address), Timeout = TimeSpan.FromMinutes(2) };
        var longest = TimeSpan.Zero;
        do
        {
            var clock = Stopwatch.StartNew();
            using var answer = await http.GetAsync(new Uri("/tickets", UriKind.Relative), CancellationToken.None).WaitAsync(2 * Patience, CancellationToken.None)
                .ContinueWith(t => t.IsCompletedSuccessfully ? t.Result : null, TaskScheduler.Default);
            longest = clock.Elapsed > longest ? clock.Elapsed : longest;
            await Task.Delay(100, CancellationToken.None);
        }
        while (!end.IsCancellationRequested);
        return longest;
    }

    private static int Threads(Stage stage) => !OperatingSystem.IsLinux() ? 0
        : int.Parse(File.ReadLines($"/proc/{stage.Gateway.Id}/status").First(l => l.StartsWith("Threads:", StringComparison.Ordinal))[8..], CultureInfo.InvariantCulture);
}
