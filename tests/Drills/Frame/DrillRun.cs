using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using WelfareMutual.Tests.Drills.Stages;

namespace WelfareMutual.Tests.Drills.Frame;

/// <summary>One drill on a stage of its own: verdict, evidence, and whether that is what was wanted.</summary>
internal sealed record DrillRun(IDrill Drill, DrillOptions Options, Verdict Verdict, TimeSpan Took)
{
    private static readonly TimeSpan LongestSmoke = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);

    /// <summary>A planted fault has to be found; without one nothing may be found.</summary>
    public bool Passed => Options.Planted ? Found : Verdict.Ending == Ending.Held;

    /// <summary>Whether it is the planted fault that was found, and not something else.</summary>
    private bool Found => Verdict.Ending == Ending.Broken && Verdict.Findings.Any(f => f.StartsWith(Drill.PlantShows, StringComparison.Ordinal));

    public string Line
    {
        get
        {
            var word = (Options.Planted, Verdict.Ending) switch
            {
                (_, Ending.Unknown) => "DID NOT RUN",
                (true, _) when Found => "plant found",
                (true, _) => "PLANT NOT FOUND",
                (false, Ending.Broken) => "BROKEN",
                _ => "held",
            };
            var first = Verdict.Findings.Count == 0 ? "" : $" [{Verdict.Findings.Count}: {Verdict.Findings[0]}]";
            return $"{Drill.Id,-9}{word,-16}{Took.TotalSeconds,6:0.0} s  seed {Options.Seed}  {Verdict.Line}{first}";
        }
    }

    /// <param name="theatre">Started when the drill can run at all.</param>
    public static async Task<DrillRun> Of(IDrill drill, DrillOptions options, Func<Task<Theatre>> theatre, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        var evidence = new Evidence(options.Planted ? $"{drill.Id}-planted" : drill.Id);
        evidence.Write("start.txt", $"{drill.Id}: {drill.Hypothesis}\nplanted: {(options.Planted ? drill.Plant : "nothing")}\nsmoke: {options.Smoke}\nseed: {options.Seed}\n");
        var verdict = drill.Obstacle is { } obstacle ? Verdict.Unknown(obstacle) : await Played(drill, options, theatre, evidence, ct);
        var run = new DrillRun(drill, options, verdict, clock.Elapsed);
        evidence.Write("verdict.txt", string.Join('\n', [run.Line, .. verdict.Findings, ""]));
        return run;
    }

    [SuppressMessage("Design", "CA1031", Justification = "a drill that breaks off has no verdict, and the next one is run")]
    private static async Task<Verdict> Played(IDrill drill, DrillOptions options, Func<Task<Theatre>> theatre, Evidence evidence, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(options.Of(LongestSmoke, Longest));
        try
        {
            await using var stage = await Stage.Set(await theatre(), evidence);
            try
            {
                return await drill.Run(stage, options, limit.Token);
            }
            finally
            {
                await stage.KeepLogs();
            }
        }
        catch (Exception broke)
        {
            evidence.Write("broke-off.txt", broke.ToString());
            return Verdict.Unknown($"it broke off: {broke.GetType().Name}: {broke.Message.Split('\n')[0]}");
        }
    }
}
