using WelfareMutual.Backups.Archives;
using WelfareMutual.Backups.Restoring;
using WelfareMutual.Backups.Taking;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Support.Database;

namespace WelfareMutual.Tests.Modules.Backups;

/// <summary>A site with a backup folder and an erasure list of its own, and databases restored out of it.</summary>
internal sealed class Vault : IAsyncDisposable
{
    private readonly List<string> restored = [];
    private readonly TestCluster cluster;

    private Vault(Site site, string folder, string list, TestCluster cluster)
    {
        (Site, Folder, List, this.cluster) = (site, folder, list, cluster);
        Archive = new Archive(folder, new BackupKeys(TestKeys.Backup));
    }

    public Site Site { get; }
    public string Folder { get; }
    public string List { get; }
    public Archive Archive { get; }
    public Restoration Restoration => new(Archive, cluster.Superuser);

    /// <summary>Where rehearsals have their cluster: reachable for PostgreSQL's own user.</summary>
    public string Scratch => ScratchOf(Folder);

    public static Task<Vault> Open(params (string Key, string Value)[] more) => Open(null, more);

    /// <param name="keys">Of the test's own, which may be destroyed; the run's when null.</param>
    public static async Task<Vault> Open(KeyFolderCopy? keys, params (string Key, string Value)[] more)
    {
        var (folder, list) = (Directory.CreateTempSubdirectory("wm-backups-").FullName, Directory.CreateTempSubdirectory("wm-erased-").FullName);
        var cluster = await TestCluster.Get();
        // The database is made first: its address is one of the settings.
        var database = await TestDatabase.Create();
        var site = Site.Over(database, keys, [("WM:Backup:Folder", folder), ("WM:Backup:Keys", TestKeys.Backup), ("WM:Database:Backup", database.Backup), ("WM:Backup:Scratch", ScratchOf(folder)), ("WM:Retention:List", list), .. more]);
        return new Vault(site, folder, list, cluster);
    }

    /// <summary>A backup of the data and one of the keys, a moment after what was done last.</summary>
    public async Task<string> Take()
    {
        Site.Time.Now += TimeSpan.FromSeconds(1);
        var taken = (await Site.Job(new TakeBackup { Now = true })).Value;
        return taken is { Names.Count: 2, Failures.Count: 0 } ? taken.Names[0] : throw new InvalidOperationException(string.Join(", ", taken.Failures));
    }

    /// <returns>The new database's name.</returns>
    public async Task<string> Restore(string? backup = null)
    {
        var name = $"wm_test_{Environment.ProcessId}_restored_{restored.Count}_{Site.Database.Name[^3..].Trim('_')}";
        restored.Add(name);
        var (data, keys) = await Restoration.Choose(backup, CancellationToken.None);
        await Restoration.Into(name, data, keys, Site.Time.Now, CancellationToken.None);
        return name;
    }

    /// <summary>The core on a restored database, by the same keys.</summary>
    public Site On(string database) => Site.On(
        Site.Addresses with { Gateway = cluster.ConnectionTo(database, "wm_gateway"), Office = cluster.ConnectionTo(database, "wm_office"), Jobs = cluster.ConnectionTo(database, "wm_jobs") },
        Site.Time, new Dictionary<string, string?> { ["WM:Identity:HashIterations"] = "1000" });

    public string As(string database, string? role = null) => cluster.ConnectionTo(database, role);

    public async Task<bool> IsThere(string database) => (await cluster.Databases(database)).Contains(database);

    public string Body(string name) => Path.Combine(Folder, $"{name}.wmb");

    private static string ScratchOf(string folder) => Directory.CreateDirectory($"/var/tmp/{Path.GetFileName(folder)}").FullName;

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        Npgsql.NpgsqlConnection.ClearAllPools();
        foreach (var name in restored)
        {
            await cluster.Execute($"drop database if exists {name} with (force)");
        }
        Directory.Delete(Folder, true);
        Directory.Delete(List, true);
        Directory.Delete(Scratch, true);
    }
}
