using System.Globalization;
using System.Net;
using WelfareMutual.Tests.Drills.Checks;
using WelfareMutual.Tests.Drills.Frame;
using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Drills.Workload;

namespace WelfareMutual.Tests.Drills.Reliability;

internal sealed class FullDisk : IDrill
{
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(15);

    public string Id => "D3";
    public string Hypothesis => "The disk of the tables, then that of the WAL is full: writes stop with 503 and somebody is called, what was acknowledged is there after the disk has room again";
    public string Plant => "the full WAL is \"repaired\" by pg_resetwal";
    public string PlantShows => "LOST";
    public string? Obstacle => !OperatingSystem.IsLinux() ? "small file systems are mounted, which needs Linux" : !Shell.IsRoot ? "small file systems are mounted, which needs root" : null;

    public async Task<Verdict> Run(Stage stage, DrillOptions options, CancellationToken ct)
    {
        await stage.Cluster.Stop();
        var (tables, wal) = (stage.Theatre.Folder("tables"), stage.Theatre.Folder("wal"));
        await Mount(tables, 700);
        await Mount(wal, 200);
        var cluster = await stage.Cluster.CopyTo(tables, wal);
        await stage.Cluster.Start();
        cluster.Settings["max_wal_size"] = "64MB";
        cluster.Settings["checkpoint_timeout"] = "1h";
        cluster.Settings["max_replication_slots"] = "0"; // a checkpoint writes their file first, and a server that cannot does not come back
        try
        {
            await cluster.Start();
            await using var small = await Stage.Set(stage.Theatre, stage.Evidence, cluster);
            await cluster.Execute("checkpoint"); // what a false repair throws away is what was written since, and not the stage itself
            return await OnSmallDisks(small, cluster, tables, wal, options, ct);
        }
        finally
        {
            await cluster.Kill();
            await Unmount(wal);
            await Unmount(tables);
        }
    }

    /// <summary>A process that was killed holds its files for a moment longer.</summary>
    private static Task Unmount(string folder) =>
        Shell.Try("sh", "-c", $"for i in $(seq 50); do umount '{folder}' && exit 0; sleep 0.1; done; umount -l '{folder}'");

    private static async Task<Verdict> OnSmallDisks(Stage stage, Cluster cluster, string tables, string wal, DrillOptions options, CancellationToken ct)
    {
        await using var crowd = await Crowd.Gather(stage, options, 100_000, 100_000);
        await stage.StartHosts();
        crowd.Start();
        await Task.Delay(TimeSpan.FromSeconds(options.Of(3, 15)), ct);
        var findings = new List<string>();

        stage.Evidence.Note("the disk of the tables is full");
        await Fill(tables);
        await Task.Delay(TimeSpan.FromSeconds(options.Of(5, 60)), ct);
        for (var tries = 0; tries < 60 && Calls(stage) == 0; tries++)
        {
            await Task.Delay(500, ct); // until the tables want a new page
        }
        await Shell.Run("rm", "-f", Path.Combine(tables, "ballast"));
        var first = await FirstPage.After(stage, Promise, ct);

        stage.Evidence.Note("the disk of the WAL is full");
        await Fill(wal);
        for (var tries = 0; tries < 200 && cluster.Runs; tries++)
        {
            await cluster.Press(stage.Database);
            await Task.Delay(100, ct);
        }
        stage.Evidence.Note(cluster.Runs ? "PostgreSQL goes on without room for its WAL" : "PostgreSQL stopped");
        using (var http = stage.Client(stage.Portal))
        using (var answer = await http.GetAsync(new Uri("/tickets", UriKind.Relative), ct))
        {
            stage.Evidence.Note($"the portal answers {(int)answer.StatusCode}");
            if (answer.StatusCode is HttpStatusCode.InternalServerError)
            {
                findings.Add("I14 500 while the disk of the WAL was full");
            }
        }
        await cluster.Kill();
        await Shell.Run("rm", "-f", Path.Combine(wal, "ballast"));
        if (options.Planted)
        {
            await Shell.RunAsPostgres(Path.Combine(Cluster.Binaries, "pg_resetwal"), "-f", cluster.DataFolder);
        }
        await cluster.Start();
        var second = await FirstPage.After(stage, Promise, ct);
        await crowd.Finish();
        findings.AddRange(await Everything.Broken(stage, crowd, options.Planted ? 5 : 60));
        if (first > Promise || second > Promise)
        {
            findings.Add($"SLOW the first page came {first.TotalSeconds:0.0} s and {second.TotalSeconds:0.0} s after there was room");
        }
        var called = Calls(stage);
        return Verdict.Of(string.Create(CultureInfo.InvariantCulture, $"{crowd.Journal}; first page {first.TotalSeconds:0.0} s and {second.TotalSeconds:0.0} s after there was room; {called} calls for help"),
            called > 0 ? findings : [.. findings, "ALARM nobody was called while the disk was full"]);
    }

    private static int Calls(Stage stage) =>
        File.ReadAllLines(stage.Gateway.LogFile).Count(l => l.Contains("crit:", StringComparison.Ordinal) && l.Contains("53100", StringComparison.Ordinal));

    private static Task Mount(string folder, int megabytes) => Shell.Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=0755", "wm-drill", folder);

    private static Task Fill(string folder) => Shell.Try("dd", "if=/dev/zero", $"of={Path.Combine(folder, "ballast")}", "bs=64k");
}
