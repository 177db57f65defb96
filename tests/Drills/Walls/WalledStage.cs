using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Npgsql;
using WelfareMutual.Database.Migrator.Development;
using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Support.Processes;

namespace WelfareMutual.Tests.Drills.Walls;

/// <summary>The stage moved behind the firewall: every process on its machine, in Production, with real TLS and client certificates.</summary>
internal sealed class WalledStage : IAsyncDisposable
{
    private readonly Stage stage;
    private readonly string tls;
    private readonly Dictionary<string, string> before;
    private readonly (string Host, int Port) home;

    private WalledStage(Stage stage, Zones zones)
    {
        (this.stage, Zones, tls) = (stage, zones, stage.Theatre.Folder("tls"));
        (before, home) = (new(stage.Cluster.Settings), (stage.Cluster.Host, stage.Cluster.Port));
    }

    public Zones Zones { get; }

    public static async Task<WalledStage> Move(Stage stage)
    {
        var walled = new WalledStage(stage, await Zones.Build(stage.Theatre.Folder("wall")));
        try
        {
            walled.Certificates();
            await walled.MoveDatabase();
            walled.Settle();
            stage.Door = walled.Door;
            await stage.StartHosts();
            return walled;
        }
        catch
        {
            await walled.DisposeAsync();
            throw;
        }
    }

    /// <summary>The card of a member of staff in the terminal's reader, or none.</summary>
    public HttpClient AtTerminal(string? card)
    {
        var handler = Trusting(ZoneSocket.Handler(Machine.Terminal), "office-ca", card is null ? null
            : X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(stage.Theatre.Cards, $"{card}.pfx"), "demo"));
        return new(handler) { BaseAddress = new Uri(stage.Office.Address) };
    }

    /// <summary>Somebody on the portal's machine, with its certificate or without.</summary>
    public HttpClient AtPortal(bool certificate)
    {
        var mine = X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(stage.Theatre.Tls, "portal", "portal.pfx"), null);
        var handler = Trusting(ZoneSocket.Handler(Machine.Portal), Path.Combine(stage.Theatre.Tls, "portal", "gateway-ca.crt"), certificate ? mine : null);
        return new(handler) { BaseAddress = new Uri(stage.Gateway.Address), DefaultRequestVersion = new(2, 0), DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in new[] { stage.Portal, stage.Office, stage.Gateway, stage.Mail, stage.Sandbox })
        {
            await host.DisposeAsync();
        }
        await stage.Cluster.Kill();
        (stage.Cluster.Through, stage.Cluster.Host, stage.Cluster.Port) = ([], home.Host, home.Port);
        stage.Cluster.Settings.Clear();
        foreach (var (key, value) in before)
        {
            stage.Cluster.Settings[key] = value;
        }
        await Zones.DisposeAsync();
        await stage.Cluster.Start();
    }

    private void Certificates()
    {
        Issue("site-ca", "A public authority", ("site", Machine.Portal.HostName), ("provider", Machine.Provider.HostName));
        Issue("office-ca", "Office authority", ("office", Machine.Office.HostName));
        Issue("database-ca", "Database authority", ("database", Machine.Database.HostName));
        File.Copy(Path.Combine(stage.Theatre.Cards, "ca.crt"), In("card-ca.crt"));
    }

    private void Issue(string authority, string subject, params (string File, string Host)[] servers)
    {
        using var open = Authority.Open(tls, authority, subject);
        foreach (var (file, host) in servers)
        {
            open.IssueServer(In(file), host);
        }
    }

    /// <summary>PostgreSQL goes to its machine and takes TLS connections with passwords, nothing else.</summary>
    private async Task MoveDatabase()
    {
        var cluster = stage.Cluster;
        await cluster.Stop();
        var (crt, key) = (Path.Combine(cluster.DataFolder, "database.crt"), Path.Combine(cluster.DataFolder, "database.key"));
        await Shell.Run("cp", In("database.crt"), crt);
        await Shell.Run("cp", In("database.key"), key);
        await Shell.Run("chown", Shell.Postgres, crt, key);
        await Shell.Run("chmod", "600", key);
        await Shell.Run("sh", "-c", $"grep -q ^hostssl {cluster.DataFolder}/pg_hba.conf || echo 'hostssl all all 10.66.0.0/16 scram-sha-256' >> {cluster.DataFolder}/pg_hba.conf");
        (cluster.Through, cluster.Host, cluster.Port) = (Zones.Enter(Machine.Database), Machine.Database.Address, 5432);
        (cluster.Settings["ssl"], cluster.Settings["ssl_cert_file"], cluster.Settings["ssl_key_file"]) = ("on", crt, key);
        await cluster.Start();
        using var portal = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(stage.Theatre.Tls, "portal", "portal.crt"));
        await cluster.Execute(
            $"insert into kernel.portal (id, name, thumbprint, registered_at) values (gen_random_uuid(), 'portal', '{Kernel.Transport.PortalDoor.ThumbprintOf(portal)}', now()) on conflict do nothing",
            stage.Database);
        stage.MoveSite();
        await stage.Query($"update identity.terminal set ip = '{Machine.Terminal.Address}' where number = 1");
    }

    private void Settle()
    {
        Place(stage.Sandbox, Machine.Provider, "https", 443, ("Webhook:Url", $"https://{Machine.Portal.HostName}/hooks/payments"), ("PublicUrl", $"https://{Machine.Provider.HostName}"),
            ("Kestrel:Certificates:Default:Path", In("provider.crt")), ("Kestrel:Certificates:Default:KeyPath", In("provider.key")), ("SSL_CERT_FILE", In("site-ca.crt")));
        Place(stage.Mail, Machine.Mail, "http", 8025, ("Smtp:Host", Machine.Mail.Address), ("Smtp:Port", "587"));
        (string, string)[] core = [("WM:Portal:PublicUrl", $"https://{Machine.Portal.HostName}"), ("WM:Payments:BaseUrl", $"https://{Machine.Provider.HostName}"), ("SSL_CERT_FILE", In("site-ca.crt"))];
        Place(stage.Gateway, Machine.Gateway, "https", 8444, [.. core, ("WM:Payments:ApiKey", "rk_live_portal_drills"), ("WM:Database", Database("wm_gateway"))]);
        Place(stage.Office, Machine.Office, "https", 8445, [.. core, ("WM:Payments:ApiKey", "rk_live_office_drills"), ("WM:Database:Office", Database("wm_office")), ("WM:Database:Jobs", Database("wm_jobs")),
            ("WM:Mail:Host", Machine.Mail.HostName), ("WM:Mail:Port", "587"), ("WM:Mail:Plain", "true"), ("WM:Scanner:Address", $"{Machine.Scanner.Address}:3310"), ("WM:Audit:Seals", Directory.CreateDirectory(Path.Combine(stage.Folder, "seals")).FullName), ("WM:Retention:List", Directory.CreateDirectory(Path.Combine(stage.Folder, "erased")).FullName), ("WM:Tls", tls), ("WM:Database:Backup", Database("wm_backup")), ("WM:Backup:Folder", Directory.CreateDirectory(Path.Combine(stage.Folder, "backups")).FullName), ("WM:Backup:Keys", Path.Combine(stage.Theatre.Keys, "backup")), ("WM:BackOffice:Ring", Directory.CreateDirectory(Path.Combine(stage.Folder, "office-ring")).FullName)]);
        stage.Office.Settings.Remove("WM:Cards");
        stage.Office.Settings.Remove("WM:Scanner:Unscanned");
        Place(stage.Portal, Machine.Portal, "https", 443, ("WM:Portal:PublicUrl", $"https://{Machine.Portal.HostName}"), ("WM:Gateway:Url", $"https://{Machine.Gateway.HostName}:8444"),
            ("Kestrel:Certificates:Default:Path", In("site.crt")), ("Kestrel:Certificates:Default:KeyPath", In("site.key")));
        stage.Gateway.Awaits = process => process.Answers(AtPortal(certificate: true), "/health", well: true);
        stage.Office.Awaits = process => process.Answers(AtTerminal(null), "/health"); // the gate answers everybody, and lets in a card at a terminal
        foreach (var host in new[] { stage.Sandbox, stage.Mail, stage.Portal })
        {
            host.Awaits = process => process.Answers(stage.Client(host), "/health", well: true);
        }
    }

    private static void Place(StagedHost host, Machine machine, string scheme, int port, params (string Key, string Value)[] settings)
    {
        host.Through = Zones.Enter(machine);
        host.Environment = host.Name.StartsWith("Host.", StringComparison.Ordinal) ? "Production" : "Development";
        (host.Address, host.Listens) = ($"{scheme}://{machine.HostName}{(port == 443 ? "" : $":{port}")}", $"{scheme}://{machine.Address}:{port}");
        foreach (var (key, value) in settings)
        {
            host.Settings[key] = value;
        }
    }

    private string Database(string role) => new NpgsqlConnectionStringBuilder(stage.Cluster.ByNetwork(stage.Database, role))
    {
        Host = Machine.Database.HostName,
        SslMode = SslMode.VerifyFull,
        RootCertificate = In("database-ca.crt"),
    }.ConnectionString;

    /// <summary>Payer and visitor come from the Internet; what the provider and the relay are told to do is told on their own machines.</summary>
    private SocketsHttpHandler Door(StagedHost host) =>
        host == stage.Sandbox ? Trusting(ZoneSocket.Handler(Machine.Provider), "site-ca", null)
        : host == stage.Mail ? ZoneSocket.Handler(Machine.Mail)
        : Trusting(ZoneSocket.Handler(Machine.Internet), "site-ca", null);

    private SocketsHttpHandler Trusting(SocketsHttpHandler handler, string authority, X509Certificate2? mine)
    {
        var file = Path.IsPathRooted(authority) ? authority : In($"{authority}.crt");
        handler.SslOptions = new SslClientAuthenticationOptions
        {
            LocalCertificateSelectionCallback = mine is null ? null : (_, _, _, _, _) => mine,
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(file) },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        };
        return handler;
    }

    private string In(string file) => Path.Combine(tls, file);
}
