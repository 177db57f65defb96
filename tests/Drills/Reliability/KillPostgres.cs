using WelfareMutual.Tests.Drills.Checks;
using WelfareMutual.Tests.Drills.Frame;
using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Drills.Workload;

namespace WelfareMutual.Tests.Drills.Reliability;

internal sealed class KillPostgres : IDrill
{
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(15);

    public string Id => "D2";
    public string Hypothesis => "PostgreSQL is killed under load: 503 meanwhile, nothing acknowledged is lost, the first page is back within 15 seconds of the database";
    public string Plant => "synchronous_commit = off: the database acknowledges what a crash loses";
    public string PlantShows => "LOST";

    public async Task<Verdict> Run(Stage stage, DrillOptions options, CancellationToken ct)
    {
        await using var crowd = await Crowd.Gather(stage, options, 100_000, 100_000);
        if (options.Planted)
        {
            // as late as the setting allows, so that a kill is sure to find something
            await stage.Cluster.Execute($"alter database {stage.Database} set synchronous_commit = off");
            await stage.Cluster.Execute("alter system set wal_writer_delay = '10s'; ");
            await stage.Cluster.Execute("alter system set wal_writer_flush_after = 0; select pg_reload_conf()");
        }
        await stage.StartHosts();
        crowd.Start();
        var slowest = TimeSpan.Zero;
        for (var kill = 1; kill <= options.Of(2, 10); kill++)
        {
            await Task.Delay(TimeSpan.FromSeconds(3 + 2 * options.Random.NextDouble()), ct);
            await stage.Cluster.Kill();
            stage.Evidence.Note($"PostgreSQL killed, time {kill}");
            await Task.Delay(TimeSpan.FromSeconds(options.Of(1, 5)), ct);
            await stage.Cluster.Start();
            var back = await FirstPage.After(stage, Promise, ct);
            stage.Evidence.Note($"first page {back.TotalSeconds:0.0} s after the database");
            slowest = back > slowest ? back : slowest;
        }
        await crowd.Finish();
        var findings = await Everything.Broken(stage, crowd);
        if (slowest > Promise)
        {
            findings.Add($"SLOW the first page came {slowest.TotalSeconds:0.0} s after the database");
        }
        if (options.Planted)
        {
            await stage.Cluster.Execute("alter system reset all");
            await stage.Cluster.Execute("select pg_reload_conf()");
        }
        return Verdict.Of($"{options.Of(2, 10)} kills; {crowd.Journal}; first page after at most {slowest.TotalSeconds:0.0} s", findings);
    }
}
