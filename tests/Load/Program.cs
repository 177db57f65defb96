namespace WelfareMutual.Tests.Load;

/// <summary>./wm bench: figures with the hardware they were measured on. An argument names one measurement: purchases, rosters, pages, chains, search, rotation, sealing, inbox, purge, beside.</summary>
public sealed class Program
{
    private static readonly Dictionary<string, Func<Bench, Task>> Measurements = new(StringComparer.Ordinal)
    {
        ["purchases"] = Purchases.Measure,
        ["rosters"] = Rosters.Measure,
        ["pages"] = Pages.Measure,
        ["chains"] = Chains.Measure,
        ["search"] = Searches.Measure,
        ["rotation"] = Rotations.Measure,
        ["sealing"] = Sealings.Measure,
        ["inbox"] = Inboxes.Measure,
        ["purge"] = Purges.Measure,
        ["beside"] = Besides.Measure,
    };

    public static async Task<int> Main(string[] args)
    {
        if (args.Except(Measurements.Keys).Any())
        {
            await Console.Error.WriteLineAsync($"./wm bench [{string.Join('|', Measurements.Keys)}]");
            return 64;
        }
        Bench.Print("processor", Processor());
        Bench.Print("processors, memory, build", $"{Environment.ProcessorCount}, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB, {Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'))}");
        foreach (var (name, measure) in Measurements)
        {
            if (args.Length == 0 || args.Contains(name))
            {
                await using var bench = await Bench.Start();
                await measure(bench);
            }
        }
        return 0;
    }

    private static string Processor() =>
        File.Exists("/proc/cpuinfo") && File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..] : "unknown";
}
