using Npgsql;
using WelfareMutual.Tests.Drills.Frame;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Support.Processes;

namespace WelfareMutual.Tests.Drills.Stages;

/// <summary>What one drill runs on: a database of its own in the theatre's cluster, the five processes, and the same use cases in this process for arranging.</summary>
internal sealed class Stage : IAsyncDisposable
{
    public const string HookSecret = "whsec_of_the_drills";
    private static int made;
    private readonly List<StagedHost> started = [];

    private Stage(Theatre theatre, Cluster cluster, Evidence evidence, string database)
    {
        (Theatre, Cluster, Evidence, Database) = (theatre, cluster, evidence, database);
        Addresses = theatre.Addresses(cluster, database);
        Folder = theatre.Folder("stage");
        StagedHost Host(string name) => new(name, $"http://localhost:{HostProcess.FreePort()}", evidence);
        (Portal, Gateway, Office, Sandbox, Mail) = (Host("Host.Portal"), Host("Host.Gateway"), Host("Host.BackOffice"), Host("Dev.PaymentSandbox"), Host("Dev.MailSink"));
        Fill(HostProcess.FreePort());
        MoveSite();
    }

    public Theatre Theatre { get; }
    public Cluster Cluster { get; }
    public Evidence Evidence { get; }
    public string Database { get; }
    public SiteAddresses Addresses { get; }
    public string Folder { get; }
    public StagedHost Portal { get; }
    public StagedHost Gateway { get; }
    public StagedHost Office { get; }
    public StagedHost Sandbox { get; }
    public StagedHost Mail { get; }

    /// <summary>The core in this process, on the same database: for arranging, never for what is being drilled.</summary>
    public Site Site { get; private set; } = null!;

    public World World { get; private set; } = null!;

    /// <summary>How this process opens a connection to a host; walls have doors of their own.</summary>
    public Func<StagedHost, SocketsHttpHandler> Door { get; set; } = _ => new SocketsHttpHandler();

    public HttpClient Client(StagedHost host, int seconds = 30)
    {
        var handler = Door(host);
        handler.AllowAutoRedirect = false;
        return new(handler) { BaseAddress = new Uri(host.Address), Timeout = TimeSpan.FromSeconds(seconds) };
    }

    public string Superuser => Cluster.To(Database, "postgres");
    public string Auditor => Cluster.To(Database, "auditor");

    public static async Task<Stage> Set(Theatre theatre, Evidence evidence, Cluster? cluster = null)
    {
        cluster ??= theatre.Cluster;
        if (!cluster.Runs)
        {
            await cluster.Start();
        }
        var name = $"stage_{Interlocked.Increment(ref made)}";
        await cluster.Execute($"create database {name} template {Theatre.Template}");
        // A clone keeps neither its template's owner nor its grants.
        await cluster.Execute($"alter database {name} owner to wm_owner; revoke all on database {name} from public; grant connect on database {name} to wm_gateway, wm_office, wm_jobs, auditor, wm_backup");
        return new Stage(theatre, cluster, evidence, name);
    }

    /// <summary>Starts all five; a drill may change their settings first.</summary>
    public async Task StartHosts()
    {
        StagedHost[] all = [Sandbox, Mail, Gateway, Office, Portal];
        foreach (var host in all)
        {
            host.Launch();
            started.Add(host);
        }
        foreach (var host in all)
        {
            await host.Ready();
        }
    }

    /// <summary>The core in this process, anew: the cluster has another address.</summary>
    public void MoveSite()
    {
        Site = Site.On(Theatre.Inside(Cluster, Database), new FakeTime { Now = TimeProvider.System.GetUtcNow() },
            new Dictionary<string, string?> { ["WM:Portal:PublicUrl"] = Portal.Address, ["WM:Identity:HashIterations"] = "1000" });
        World = new World(Site);
    }

    public async Task<IReadOnlyList<string>> Query(string sql, string? connection = null)
    {
        await using var database = new NpgsqlConnection(connection ?? Superuser);
        await database.OpenAsync();
        await using var command = new NpgsqlCommand(sql, database) { CommandTimeout = 60 };
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        do
        {
            while (await reader.ReadAsync())
            {
                lines.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))));
            }
        }
        while (await reader.NextResultAsync());
        return lines;
    }

    public async Task KeepLogs()
    {
        foreach (var log in Cluster.Log.Where(File.Exists))
        {
            await Shell.Run("cp", log, Evidence["postgresql.log"]);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in started)
        {
            await host.DisposeAsync();
        }
        await Site.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        if (Cluster.Runs)
        {
            await Cluster.Execute($"drop database if exists {Database} with (force)");
        }
    }

    private void Fill(int smtp)
    {
        foreach (var host in new[] { Gateway, Office })
        {
            Set(host, ("WM:Portal:PublicUrl", Portal.Address), ("WM:Payments:BaseUrl", Sandbox.Address), ("WM:Payments:WebhookSecret", HookSecret),
                ("Logging:Console:FormatterName", "simple"), ("Logging:Console:FormatterOptions:SingleLine", "true"), ("Logging:Console:FormatterOptions:TimestampFormat", "HH:mm:ss.fff "));
        }
        Set(Sandbox, ("Webhook:Url", Portal.Address + "/hooks/payments"), ("Webhook:Secret", HookSecret), ("PublicUrl", Sandbox.Address), ("StateFile", Path.Combine(Folder, "payments.json")));
        Set(Mail, ("Smtp:Host", "127.0.0.1"), ("Smtp:Port", $"{smtp}"));
        Set(Gateway, ("WM:Payments:ApiKey", "sk_test_portal_drills"), ("WM:Database", Addresses.Gateway), ("WM:Keys", Addresses.GatewayKeys), ("WM:Tls", Path.Combine(Theatre.Tls, "gateway")));
        Set(Office, ("WM:Payments:ApiKey", "sk_test_office_drills"), ("WM:Mail:Host", "localhost"), ("WM:Audit:Seals", Directory.CreateDirectory(Path.Combine(Folder, "seals")).FullName), ("WM:Mail:Port", $"{smtp}"), ("WM:Database:Office", Addresses.Office),
            ("WM:Database:Jobs", Addresses.Jobs), ("WM:Keys", Addresses.OfficeKeys), ("WM:Cards", Theatre.Cards), ("WM:BackOffice:PublicUrl", Office.Address), ("WM:Scanner:Unscanned", "true"));
        Set(Portal, ("WM:Portal:PublicUrl", Portal.Address), ("WM:Gateway:Url", Gateway.Address), ("WM:Tls", Path.Combine(Theatre.Tls, "portal")),
            ("WM:Portal:Ring", Path.Combine(Folder, "ring")), ("WM:Portal:Published", Path.Combine(Folder, "published")));
    }

    private static void Set(StagedHost host, params (string Key, string Value)[] settings)
    {
        foreach (var (key, value) in settings)
        {
            host.Settings[key] = value;
        }
    }
}
