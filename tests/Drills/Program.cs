using System.Globalization;
using System.Runtime.InteropServices;
using WelfareMutual.Tests.Drills.Frame;
using WelfareMutual.Tests.Drills.Stages;

namespace WelfareMutual.Tests.Drills;

/// <summary>./wm drill: without words the list; ID… or all runs them. Exit status 1 when one did not pass or could not run.</summary>
public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var words = args.Where(a => !a.StartsWith("--", StringComparison.Ordinal)).ToArray();
        if (args.Length == 0)
        {
            foreach (var drill in DrillBook.All)
            {
                Console.WriteLine($"{drill.Id,-9} {drill.Hypothesis}");
            }
            return 0;
        }
        var seed = args.FirstOrDefault(a => a.StartsWith("--seed=", StringComparison.Ordinal)) is { } given
            ? int.Parse(given[7..], CultureInfo.InvariantCulture) : TimeProvider.System.GetUtcNow().DayOfYear;
        var unknown = words.Where(w => DrillBook.Find(w) is null)
            .Concat(args.Where(a => a.StartsWith("--", StringComparison.Ordinal) && a is not ("--smoke" or "--planted") && !a.StartsWith("--seed=", StringComparison.Ordinal))).ToArray();
        if (unknown.Length > 0 || words.Length == 0)
        {
            await Console.Error.WriteLineAsync($"./wm drill [ID...|all] [--smoke] [--planted] [--seed=N]; not known: {string.Join(' ', unknown)}");
            return 64;
        }
        return await Run([.. words.SelectMany(w => DrillBook.Find(w)!).Distinct()], new(args.Contains("--smoke"), args.Contains("--planted"), seed));
    }

    private static async Task<int> Run(IReadOnlyList<IDrill> drills, DrillOptions options)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
        Theatre? theatre = null;
        var passed = 0;
        try
        {
            foreach (var drill in drills)
            {
                var run = await DrillRun.Of(drill, options with { }, async () => theatre ??= await Theatre.Open(), stop.Token);
                Console.WriteLine(run.Line);
                passed += run.Passed ? 1 : 0;
                if (stop.IsCancellationRequested)
                {
                    break;
                }
            }
        }
        finally
        {
            if (theatre is not null)
            {
                await theatre.DisposeAsync();
            }
        }
        Console.WriteLine($"{passed} of {drills.Count} passed; evidence in artifacts/drills");
        return passed == drills.Count ? 0 : 1;
    }
}
