using Npgsql;
using WelfareMutual.Backups.Archives;
using WelfareMutual.Backups.Restoring;
using WelfareMutual.Backups.Taking;
using WelfareMutual.Database.Migrator;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Retention.Contracts;
using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Modules.Retention;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Support.Database;

namespace WelfareMutual.Tests.Drills.Erasure;

/// <summary>An installation of its own beside the stage: empty database, keys, backup folder and erasure list that may be destroyed. Its years pass quickly.</summary>
internal sealed class Foundation : IAsyncDisposable
{
    private static int made;
    private readonly Stage stage;
    private readonly string database;

    private Foundation(Stage stage, string database, KeyFolderCopy keys)
    {
        (this.stage, this.database, Keys) = (stage, database, keys);
        Backups = Directory.CreateDirectory(Path.Combine(stage.Folder, "backups")).FullName;
        List = Directory.CreateDirectory(Path.Combine(stage.Folder, "erased")).FullName;
        Site = On(stage.Cluster, database);
        World = LeaverWorld.On(Site, keys, List, Superuser);
        Archive = new Archive(Backups, new BackupKeys(BackupKeys));
    }

    public KeyFolderCopy Keys { get; }
    public string Backups { get; }
    public string List { get; }
    public string BackupKeys => Path.Combine(stage.Theatre.Keys, "backup");
    public Site Site { get; }
    public LeaverWorld World { get; }
    public Archive Archive { get; }
    public string Superuser => stage.Cluster.To(database, "postgres");

    public static async Task<Foundation> Build(Stage stage)
    {
        var name = $"foundation_{Interlocked.Increment(ref made)}";
        await stage.Cluster.Execute($"create database {name}");
        await Migration.Apply(stage.Cluster.To(name, "postgres"), Repository.Sql, TextWriter.Null);
        var foundation = new Foundation(stage, name, new KeyFolderCopy(stage.Addresses.OfficeKeys, stage.Addresses.GatewayKeys));
        await foundation.World.Open();
        return foundation;
    }

    /// <returns>The backup of the data.</returns>
    public async Task<string> Take()
    {
        Site.Time.Now += TimeSpan.FromSeconds(1);
        var taken = (await Site.Job(new TakeBackup { Now = true })).Value;
        return taken is { Names.Count: 2, Failures.Count: 0 } ? taken.Names[0] : throw new InvalidOperationException($"no backup: {string.Join(", ", taken.Failures)}");
    }

    public Restoration Into(Cluster cluster) => new(Archive, cluster.Superuser);

    /// <param name="list">Another list than the foundation's own.</param>
    public Replay Replay(Restoration restoration, string? list = null) => new(restoration, new ErasureFolder(list ?? List), new FileKeyStore(Keys.Office));

    /// <summary>The core on another database, with the keys that are left.</summary>
    public Site On(Cluster cluster, string other)
    {
        string Pooled(string role) => new NpgsqlConnectionStringBuilder(cluster.To(other, role)) { Pooling = true, MaxPoolSize = 20, Timeout = 60, CommandTimeout = 60 }.ConnectionString;
        return Site.On(new(Pooled("wm_gateway"), Pooled("wm_office"), Pooled("wm_jobs"), Keys.Gateway, Keys.Office), Site?.Time ?? new FakeTime(), new Dictionary<string, string?>
        {
            ["WM:Portal:PublicUrl"] = "http://localhost",
            ["WM:Identity:HashIterations"] = "1000",
            ["WM:Retention:List"] = List,
            ["WM:Backup:Folder"] = Backups,
            ["WM:Backup:Keys"] = BackupKeys,
            ["WM:Database:Backup"] = cluster.To(other, "wm_backup"),
            ["WM:Backup:Scratch"] = "/var/tmp",
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await stage.Cluster.Execute($"drop database if exists {database} with (force)");
        Keys.Dispose();
    }
}
