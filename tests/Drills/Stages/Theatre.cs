using Npgsql;
using WelfareMutual.Database.Demo;
using WelfareMutual.Database.Migrator;
using WelfareMutual.Database.Migrator.Development;
using WelfareMutual.Kernel.Outbox;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Support.Database;

namespace WelfareMutual.Tests.Drills.Stages;

/// <summary>What all stages of one run share: a cluster with a migrated and demo-loaded database to clone, keys, cards and certificates.</summary>
internal sealed class Theatre : IAsyncDisposable
{
    public const string Template = "stage_template";
    private static readonly string[] Roles = ["wm_owner", "wm_gateway", "wm_office", "wm_jobs", "auditor", "wm_backup"];
    private static readonly string Place = OperatingSystem.IsLinux() ? "/var/tmp" : Path.GetTempPath();
    private readonly string folder;
    private int stages;

    private Theatre(string folder, Cluster cluster) => (this.folder, Cluster) = (folder, cluster);

    public Cluster Cluster { get; }
    public string Keys => Path.Combine(folder, "keys");
    public string Cards => Path.Combine(folder, "cards");
    public string Tls => Path.Combine(folder, "tls");

    /// <summary>TOTP secret of the demo's enterprise officer.</summary>
    public string OfficerSecret { get; private set; } = "";

    public static async Task<Theatre> Open()
    {
        await RemoveLeftovers();
        var folder = Path.Combine(Place, $"wm-drill-{Environment.ProcessId}");
        Directory.CreateDirectory(folder);
        var cluster = await Cluster.Make(Path.Combine(folder, "pg"));
        var theatre = new Theatre(folder, cluster);
        KeyFolders.Fill(theatre.Keys);
        DemoCards.Fill(theatre.Cards, DemoCards.Everybody);
        TransportCertificates.Fill(theatre.Tls);
        await cluster.Start();
        await theatre.Prepare(cluster);
        return theatre;
    }

    /// <summary>An empty folder that goes with the theatre.</summary>
    public string Folder(string name)
    {
        var made = Path.Combine(folder, $"{name}-{Interlocked.Increment(ref stages)}");
        Directory.CreateDirectory(made);
        return made;
    }

    /// <summary>Makes the template in a cluster: the theatre's own, or one that a drill is going to spoil.</summary>
    public async Task Prepare(Cluster cluster)
    {
        await cluster.Execute($"create database {Template}");
        await Migration.Apply(cluster.To(Template, "postgres"), Repository.Sql, TextWriter.Null);
        await RolePasswords.Set(cluster.Superuser, Roles.ToDictionary(role => role, cluster.PasswordOf));
        var addresses = Inside(cluster, Template);
        var time = new FakeTime { Now = TimeProvider.System.GetUtcNow().AddDays(-50) };
        await using (var site = Site.On(addresses, time, new Dictionary<string, string?> { ["WM:Portal:PublicUrl"] = "http://localhost", ["WM:Identity:HashIterations"] = "1000" }))
        {
            OfficerSecret = (await new DemoScheme(site, Cards).Load()).OfficerSecret;
            while ((await site.Job(new DeliverOutbox())).Value.Found)
            {
                // tried once, as everything is within minutes: a stage without hosts tries nothing
            }
        }
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>For the use cases that run in this process.</summary>
    public SiteAddresses Inside(Cluster cluster, string database) => Of(role => Pooled(cluster.To(database, role)));

    /// <summary>For the hosts.</summary>
    public SiteAddresses Addresses(Cluster cluster, string database) => Of(role => cluster.ByNetwork(database, role));

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Cluster.DisposeAsync();
        await Shell.Remove(folder);
    }

    private SiteAddresses Of(Func<string, string> role) =>
        new(role("wm_gateway"), role("wm_office"), role("wm_jobs"), Path.Combine(Keys, "gateway"), Path.Combine(Keys, "office"));

    private static string Pooled(string address) => new NpgsqlConnectionStringBuilder(address) { Pooling = true, MaxPoolSize = 30, Timeout = 60, CommandTimeout = 60 }.ConnectionString;

    /// <summary>A run that was killed leaves its folder and perhaps its server; both carry its process number.</summary>
    private static async Task RemoveLeftovers()
    {
        foreach (var left in Directory.GetDirectories(Place, "wm-drill-*"))
        {
            if (!int.TryParse(left[(left.LastIndexOf('-') + 1)..], out var owner) || owner != Environment.ProcessId && Directory.Exists($"/proc/{owner}"))
            {
                continue;
            }
            foreach (var pid in Directory.GetFiles(left, "postmaster.pid", SearchOption.AllDirectories))
            {
                await Shell.Try("sh", "-c", $"p=$(head -n 1 '{pid}'); tr '\\0' ' ' </proc/$p/cmdline | grep -qF '{left}' && kill -QUIT $p && sleep 1");
            }
            await Shell.Try("sh", "-c", $"grep -o ' {left}[^ ]*' /proc/mounts | xargs -r umount -l");
            await Shell.Remove(left);
        }
    }
}
