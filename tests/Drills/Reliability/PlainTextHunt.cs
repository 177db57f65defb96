using WelfareMutual.Backups.Taking;
using WelfareMutual.Tests.Drills.Checks;
using WelfareMutual.Tests.Drills.Frame;
using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Drills.Workload;
using WelfareMutual.Tests.Support;

namespace WelfareMutual.Tests.Drills.Reliability;

internal sealed class PlainTextHunt : IDrill
{
    private const int Fewest = 1000;
    private static readonly MarkedRoster Roster = new(200);

    public string Id => "D19";
    public string Hypothesis => "After whole ways through the system (roster, activation, passkey, proofs, claim, letters, staff) no name, address, account, password, key or token stands readable in tables, WAL, dump, backups, server log or our logs";
    public string Plant => "a table with a name in it, dropped again";
    public string PlantShows => "PLAIN";

    public async Task<Verdict> Run(Stage stage, DrillOptions options, CancellationToken ct)
    {
        await stage.StartHosts();
        await Roster.File(stage, ct);
        var journeys = new MarkedJourneys(stage);
        await journeys.Go(ct);
        KeyValuePair<string, string>[] needles = [.. Roster.Needles, .. journeys.Needles];
        if (options.Planted)
        {
            await stage.Query($"create table public.forgotten as select '{needles[0].Value}' as name; drop table public.forgotten");
        }
        foreach (var host in new[] { stage.Portal, stage.Gateway, stage.Office })
        {
            await host.Kill();
        }
        var failures = await Backup(stage);
        await stage.Query("checkpoint");
        var dump = stage.Evidence["dump.sql"];
        await Dump(stage, dump);
        var (search, files) = (new NeedleSearch(needles), Files(stage, dump));
        var findings = files.SelectMany(f => search.In(f).Select(what => $"PLAIN {what} in {f.Directory!.Name}/{f.Name}")).ToList();
        File.Delete(dump);
        findings.AddRange(Few(needles, files, failures));
        return Verdict.Of($"{needles.Length} values in 4 writings looked for in {files.Count} files, {files.Sum(f => f.Exists ? f.Length : 0) / 1048576} MB", findings);
    }

    private static IEnumerable<string> Few(KeyValuePair<string, string>[] needles, List<FileInfo> files, IReadOnlyList<string> failures)
    {
        var different = needles.Select(n => n.Value).Distinct(StringComparer.Ordinal).Count();
        if (different < Fewest || different < needles.Length)
        {
            yield return $"FEW only {different} of {needles.Length} values are values of their own";
        }
        if (files.Count(f => f.Extension == ".wmb") != 4)
        {
            yield return $"FEW the backups were not there to be looked through: {string.Join(' ', failures)}";
        }
        if (files.Count < 50)
        {
            yield return $"FEW only {files.Count} files were looked through";
        }
    }

    /// <summary>Into the stage's folder, which is looked through.</summary>
    private static async Task<IReadOnlyList<string>> Backup(Stage stage)
    {
        await using var site = Site.On(stage.Theatre.Inside(stage.Cluster, stage.Database), stage.Site.Time, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["WM:Backup:Folder"] = Path.Combine(stage.Folder, "backups"),
            ["WM:Backup:Keys"] = Path.Combine(stage.Theatre.Keys, "backup"),
            ["WM:Database:Backup"] = stage.Cluster.To(stage.Database, "wm_backup"),
        });
        return (await site.Job(new TakeBackup { Now = true })).Value.Failures;
    }

    private static async Task Dump(Stage stage, string file)
    {
        var to = new Npgsql.NpgsqlConnectionStringBuilder(stage.Superuser);
        await Shell.Run("env", $"PGPASSWORD={to.Password}", Path.Combine(Cluster.Binaries, "pg_dump"), "-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!, "-f", file, to.Database!);
    }

    private static List<FileInfo> Files(Stage stage, string dump) =>
    [
        .. new DirectoryInfo(stage.Cluster.DataFolder).EnumerateFiles("*", SearchOption.AllDirectories).Where(f => f.Name != "postmaster.pid"),
        .. new DirectoryInfo(stage.Folder).EnumerateFiles("*", SearchOption.AllDirectories).Where(f => f.Name != "payments.json"),
        new(dump), .. new DirectoryInfo(stage.Evidence.Folder).EnumerateFiles("*.log").Where(f => !f.Name.StartsWith("Dev.", StringComparison.Ordinal)),
    ];
}
