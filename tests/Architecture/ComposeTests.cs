using Xunit;
using WelfareMutual.Tests.Support.Database;

namespace WelfareMutual.Tests.Architecture;

// The table "The firewall" in ARCHITECTURE.md, as docker-compose.yml must say it.
public sealed class ComposeTests
{
    static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docker-compose.yml"));
    static readonly string[] Hosts = ["portal", "gateway", "backoffice"];

    readonly ComposeFile file = new(Text);

    [Fact]
    public void The_services_are_the_three_hosts_the_scanner_the_database_and_its_migrator() =>
        Assert.Equal(["backoffice", "gateway", "migrator", "portal", "postgres", "scanner"], file.At("services").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("portal", "dmz")]
    [InlineData("gateway", "core,dmz,outside")]
    [InlineData("backoffice", "core,outside,scanning,terminals")]
    [InlineData("scanner", "scanning")]
    [InlineData("postgres", "core")]
    [InlineData("migrator", "core")]
    public void A_service_stands_in_the_networks_of_the_firewall_table(string service, string networks) =>
        Assert.Equal(networks.Split(','), file.At("services", service, "networks").Order(StringComparer.Ordinal));

    [Fact]
    public void Portal_meets_the_gateway_and_nobody_else() =>
        Assert.Equal(["gateway"], Neighbours("portal"));

    [Fact]
    public void PostgreSQL_meets_the_core_and_nobody_else() =>
        Assert.Equal(["backoffice", "gateway", "migrator"], Neighbours("postgres"));

    // Documents pass there in plain text, and whoever reaches clamd may stop it.
    [Fact]
    public void The_scanner_meets_the_back_office_and_nobody_else_and_has_no_way_out()
    {
        Assert.Equal(["backoffice"], Neighbours("scanner"));
        Assert.Equal(["true"], file.At("networks", "scanning", "internal"));
        Assert.Equal(["scanner:3310"], file.At("services", "backoffice", "environment", "WM__Scanner__Address"));
        Assert.Equal(["3310"], file.At("services", "scanner", "expose"));
        Assert.DoesNotContain(file.At("services").Where(s => s != "backoffice").SelectMany(s => file.At("services", s, "environment")), name => name.StartsWith("WM__Scanner", StringComparison.Ordinal));
        Assert.DoesNotContain("WM__Scanner__Unscanned", Text, StringComparison.Ordinal);
    }

    // What a document is unpacked into lies in memory: the scanner writes nowhere else.
    [Fact]
    public void The_scanner_writes_nothing_to_a_disk()
    {
        Assert.All(file.At("services", "scanner", "volumes"), volume => Assert.EndsWith(":ro", volume, StringComparison.Ordinal));
        Assert.Equal("/tmp:noexec", file.At("services", "scanner", "tmpfs")[0]);
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "deploy", "clamd.conf"));
        Assert.Superset(new HashSet<string>(["TCPSocket 3310", "TemporaryDirectory /tmp", "AlertExceedsMax yes", "StreamMaxLength 11M", "LogClean no"]), lines.ToHashSet(StringComparer.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("LogFile", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_sites_are_published_each_on_one_port()
    {
        Assert.EndsWith(":443:8443", Assert.Single(file.At("services", "portal", "ports")), StringComparison.Ordinal);
        Assert.StartsWith("${WM_TERMINALS_ADDRESS:?", Assert.Single(file.At("services", "backoffice", "ports")), StringComparison.Ordinal);
        Assert.All(["gateway", "postgres", "migrator", "scanner"], service => Assert.Empty(file.At("services", service, "ports")));
    }

    [Fact]
    public void The_gateway_offers_one_port_and_PostgreSQL_its_own()
    {
        Assert.Equal(["8444"], file.At("services", "gateway", "expose"));
        Assert.Equal(["https://+:8444"], file.At("services", "gateway", "environment", "ASPNETCORE_URLS"));
        Assert.Equal(["https://gateway:8444"], file.At("services", "portal", "environment", "WM__Gateway__Url"));
        Assert.Equal(["5432"], file.At("services", "postgres", "expose"));
    }

    [Fact]
    public void Core_has_no_way_out_and_the_DMZ_opens_nothing()
    {
        Assert.Equal(["true"], file.At("networks", "core", "internal"));
        Assert.Contains("enable_ip_masquerade: \"false\"", Assert.Single(file.At("networks", "dmz", "driver_opts")), StringComparison.Ordinal);
        Assert.Contains("enable_ip_masquerade: \"false\"", Assert.Single(file.At("networks", "terminals", "driver_opts")), StringComparison.Ordinal);
    }

    [Fact]
    public void Portal_holds_no_database_no_data_key_and_no_secret()
    {
        Assert.Empty(file.At("services", "portal", "secrets"));
        Assert.NotEmpty(file.At("services", "portal", "environment"));
        Assert.DoesNotContain(file.At("services", "portal", "environment"), name =>
            name.StartsWith("WM__Database", StringComparison.Ordinal) || name is "WM__Keys" || name.StartsWith("WM__Payments", StringComparison.Ordinal) || name.StartsWith("WM__Mail", StringComparison.Ordinal));
    }

    [Fact]
    public void The_gateway_has_no_mail_relay_and_only_its_own_role()
    {
        Assert.DoesNotContain(file.At("services", "gateway", "environment"), name => name.StartsWith("WM__Mail", StringComparison.Ordinal));
        Assert.Equal(["gateway-database", "gateway-payments-key", "payments-webhook-secret"], Sources("gateway"));
        Assert.Equal(["backup-database", "jobs-database", "mail-password", "office-database", "office-payments-key"], Sources("backoffice"));
    }

    [Fact]
    public void Every_service_is_read_only_without_root_capabilities_or_new_privileges() =>
        Assert.All(file.At("services"), service =>
        {
            Assert.Equal(["true"], file.At("services", service, "read_only"));
            Assert.Equal(["ALL"], file.At("services", service, "cap_drop"));
            Assert.Equal(["no-new-privileges:true"], file.At("services", service, "security_opt"));
            var user = Assert.Single(file.At("services", service, "user"));
            Assert.DoesNotContain(user.Split(':'), part => part is "0" or "root");
        });

    [Fact]
    public void Every_secret_is_a_file_and_none_stands_in_the_environment()
    {
        Assert.All(file.At("secrets"), secret => Assert.StartsWith("{ file: deploy/secrets/", Assert.Single(file.At("secrets", secret)), StringComparison.Ordinal));
        Assert.All(file.At("services").SelectMany(service => file.At("services", service, "environment")), name =>
            Assert.False(name.EndsWith("Password", StringComparison.Ordinal) || name.EndsWith("Secret", StringComparison.Ordinal) || name.EndsWith("ApiKey", StringComparison.Ordinal), name));
    }

    [Fact]
    public void Hosts_run_in_Production_from_images_without_root() =>
        Assert.All(Hosts, host =>
        {
            Assert.Equal(["Production"], file.At("services", host, "environment", "ASPNETCORE_ENVIRONMENT"));
            var image = Assert.Single(file.At("services", host, "build")).Split("dockerfile: ")[1].TrimEnd(' ', '}');
            Assert.Contains("\nUSER 1654:1654\n", File.ReadAllText(Path.Combine(Repository.Root, image)), StringComparison.Ordinal);
        });

    // One line of JSON an event: what somebody typed cannot begin a line of its own.
    [Fact]
    public void PostgreSQL_speaks_TLS_alone_and_to_the_known_roles_alone()
    {
        var command = file.At("services", "postgres", "command");
        Assert.All(["ssl=on", "ssl_min_protocol_version=TLSv1.3", "ssl_cert_file=/run/tls/server.crt", "ssl_key_file=/run/tls/server.key", "hba_file=/run/pg_hba.conf"], word => Assert.Contains(word, command));
        var volumes = file.At("services", "postgres", "volumes");
        Assert.All(["./deploy/secrets/postgres:/run/tls:ro", "./deploy/pg_hba.conf:/run/pg_hba.conf:ro"], volume => Assert.Contains(volume, volumes));
        var lines = Tree.Read("deploy/pg_hba.conf").Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        Assert.NotEmpty(lines);
        Assert.All(lines, line =>
        {
            Assert.True(line[0] == "hostssl" || line is ["local", _, "postgres", _], $"{line[0]} {line[2]} comes in without TLS");
            Assert.Equal("scram-sha-256", line[^1]);
        });
        Assert.DoesNotContain("all", lines.Select(l => l[2]));
    }

    [Fact]
    public void The_back_office_can_exchange_and_destroy_keys()
    {
        var volumes = file.At("services", "backoffice", "volumes");
        Assert.Contains("./deploy/secrets/backoffice/keys:/run/keys", volumes);
        Assert.Contains("./deploy/secrets/gateway/keys:/run/gateway-keys", volumes);
        Assert.Equal(["/run/gateway-keys"], file.At("services", "backoffice", "environment", "WM__Keys__Gateway"));
    }

    [Fact]
    public void Hosts_in_images_log_in_lines_of_JSON() =>
        Assert.All(Hosts, host =>
        {
            var image = Assert.Single(file.At("services", host, "build")).Split("dockerfile: ")[1].TrimEnd(' ', '}');
            Assert.Contains("\nENV Logging__Console__FormatterName=json ", File.ReadAllText(Path.Combine(Repository.Root, image)), StringComparison.Ordinal);
        });

    [Fact]
    public void The_reader_sees_a_trespass()
    {
        var trespass = new ComposeFile(Text.Replace("    networks: [dmz]\n", "    networks: [dmz, core]\n", StringComparison.Ordinal));
        Assert.Contains("core", trespass.At("services", "portal", "networks"));
    }

    string[] Neighbours(string service) => file.At("services")
        .Where(other => other != service && file.At("services", other, "networks").Intersect(file.At("services", service, "networks")).Any())
        .Order(StringComparer.Ordinal).ToArray();

    string[] Sources(string service) => file.At("services", service, "secrets")
        .Select(entry => entry.Split("source: ")[1].Split(',')[0]).Order(StringComparer.Ordinal).ToArray();
}
