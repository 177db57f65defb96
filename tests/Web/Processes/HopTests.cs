using System.Net;
using System.Net.Http.Json;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Npgsql;
using WelfareMutual.Identity.Portals;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Support.Processes;
using Xunit;

namespace WelfareMutual.Tests.Web.Processes;

/// <summary>Portal and Gateway as processes in Production, with the certificates that the Migrator makes, on Kestrel.
/// Source: ARCHITECTURE, "The firewall".</summary>
public sealed class HopTests : IAsyncLifetime
{
    private static readonly string[] OfTheCore = ["Npgsql", "EntityFrameworkCore", "Quartz"];
    private readonly TransportFolder tls = new();
    private readonly int gatewayPort = HostProcess.FreePort();
    private readonly int portalPort = HostProcess.FreePort();
    private Site site = null!;
    private HostProcess gateway = null!;
    private HostProcess portal = null!;
    private HttpClient visitor = null!;

    public async Task InitializeAsync()
    {
        site = await Site.Start();
        await new World(site).Founders();
        using (var portals = Portals)
        {
            await site.Job(new RegisterPortal("portal", PortalDoor.ThumbprintOf(portals), "S001", "S002"));
        }
        var url = $"https://localhost:{gatewayPort}";
        gateway = HostProcess.Start("Host.Gateway", "Production", ProductionSettings.Gateway(site.Addresses.Gateway, tls.Gateway, url));
        portal = HostProcess.Start("Host.Portal", "Production", new Dictionary<string, string>
        {
            ["WM:Gateway:Url"] = url,
            ["WM:Tls"] = tls.Portal,
            ["WM:Portal:Ring"] = tls.Empty("ring"),
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{portalPort}",
        });
        visitor = new() { BaseAddress = new($"http://127.0.0.1:{portalPort}") };
        await portal.Answers(visitor, "/health");
        using var mine = AtGateway(Portals);
        await gateway.Answers(mine, "/health");
        await portal.Answers(visitor, "/tickets", well: true); // the first question of all takes longer than the later ones may
    }

    public async Task DisposeAsync()
    {
        visitor.Dispose();
        await portal.DisposeAsync();
        await gateway.DisposeAsync();
        await site.DisposeAsync();
        tls.Dispose();
    }

    [Fact]
    public async Task The_portal_shows_pages_through_the_gateway_and_reaches_no_database()
    {
        using var page = await visitor.GetAsync("/tickets");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        if (!OperatingSystem.IsLinux())
        {
            return; // what a process has open is read from /proc
        }
        var database = new NpgsqlConnectionStringBuilder(site.Addresses.Gateway).Port;
        Assert.NotEmpty(OfTheCore.Intersect(Mapped(gateway.Id)));

        Assert.Equal([gatewayPort], RemotePorts(portal.Id, portalPort).Distinct());
        Assert.Equal([database], RemotePorts(gateway.Id, gatewayPort).Distinct());
        Assert.Empty(Mapped(portal.Id));
    }

    [Fact]
    public async Task A_call_of_the_payment_provider_reaches_the_gateway()
    {
        using var forged = await visitor.PostAsync("/hooks/payments", new StringContent("{}"));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode); // 503 would say that the Gateway was not reached
    }

    [Fact]
    public async Task The_gateway_speaks_to_a_portals_certificate_only()
    {
        using var right = AtGateway(Portals);
        using var answer = await right.GetAsync("/health");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(HttpVersion.Version20, answer.Version);

        foreach (var wrong in new[] { null, Card, Servers })
        {
            using var http = AtGateway(wrong);
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => http.GetAsync("/health"));
        }
    }

    [Fact]
    public async Task Between_our_processes_only_TLS_1_3_is_spoken()
    {
        Assert.False(await TlsProbe.Accepts(gatewayPort, TlsProbe.Tls12, TlsProbe.Gcm));
        Assert.False(await TlsProbe.Accepts(gatewayPort, TlsProbe.Tls11, TlsProbe.Cbc));
        using var right = AtGateway(Portals);
        using var answer = await right.GetAsync("/health");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode); // it was not mute
    }

    [Theory]
    [InlineData("Content-Length: 5\r\nContent-Length: 6")]
    [InlineData("Content-Length: 5, 6")]
    [InlineData("Content-Length: 0x5")]
    [InlineData("Content-Length : 5")]
    [InlineData("Transfer-Encoding: xchunked")]
    [InlineData("Transfer-Encoding: chunked, identity")]
    [InlineData("X-Folded: one\r\n two\r\nContent-Length: 5")]
    public async Task A_message_whose_length_can_be_read_in_two_ways_is_refused_and_ends_the_connection(string headers)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync("127.0.0.1", portalPort);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /display HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}\r\n\r\nhello GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var reader = new StreamReader(stream);
        var answers = (await reader.ReadToEndAsync(patience.Token)).Split("HTTP/1.1 ")[1..];
        Assert.Matches("^(400|501) ", Assert.Single(answers));
    }

    [Fact]
    public async Task A_revoked_portal_is_refused_at_the_next_request_of_an_open_connection()
    {
        using var held = AtGateway(Portals);
        using (var before = await held.PostAsJsonAsync("use-cases/kernel.who-am-i", Asking, Wire.Json))
        {
            Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        }
        using (var page = await visitor.GetAsync("/tickets"))
        {
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
        Assert.True((await site.Job(new RevokePortal("portal", site.Time.Now.AddDays(-1), "S001", "S002", "stolen"))).Succeeded);
        using var after = await held.PostAsJsonAsync("use-cases/kernel.who-am-i", Asking, Wire.Json);
        Assert.Equal(HttpStatusCode.Forbidden, after.StatusCode);
        Assert.Empty(await after.Content.ReadAsByteArrayAsync());
        using var hook = await visitor.PostAsync("/hooks/payments", new StringContent("{}"));
        Assert.Equal(HttpStatusCode.Forbidden, hook.StatusCode);
        Assert.Equal(1L, await site.Scalar<long>("select count(*) from audit.alarm where code = 'portal-refused' and detail = 'portal'"));
    }

    [Fact]
    public async Task A_certificate_of_the_authority_that_nobody_registered_is_refused()
    {
        var folder = tls.Empty("other");
        tls.IssuePortal(Path.Combine(folder, "portal-2"));
        using var unknown = X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(folder, "portal-2.pfx"), null);
        using var http = AtGateway(unknown);
        using (var refused = await http.PostAsJsonAsync("use-cases/kernel.who-am-i", Asking, Wire.Json))
        {
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }
        await site.Job(new RegisterPortal("portal-2", PortalDoor.ThumbprintOf(unknown), "S001", "S002"));
        using var heard = await http.PostAsJsonAsync("use-cases/kernel.who-am-i", Asking, Wire.Json);
        Assert.Equal(HttpStatusCode.OK, heard.StatusCode);
    }

    private static Envelope Asking => new(null, Guid.CreateVersion7(), null, "192.0.2.1", JsonSerializer.SerializeToElement(new WhoAmI(), Wire.Json));

    [Fact]
    public async Task The_portal_trusts_the_gateways_own_authority_only()
    {
        using var other = new TransportFolder();
        var port = HostProcess.FreePort();
        await using var impostor = HostProcess.Start("Host.Gateway", "Production", ProductionSettings.Gateway(site.Addresses.Gateway, other.Gateway, $"https://localhost:{port}"));
        using var theirs = AtGateway(X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(other.Portal, "portal.pfx"), null), port);
        await impostor.Answers(theirs, "/health");
        var mine = HostProcess.FreePort();
        await using var deceived = HostProcess.Start("Host.Portal", "Production", new Dictionary<string, string>
        {
            ["WM:Gateway:Url"] = $"https://localhost:{port}",
            ["WM:Tls"] = tls.Portal,
            ["WM:Portal:Ring"] = tls.Empty("ring"),
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{mine}",
        });
        using var reader = new HttpClient { BaseAddress = new($"http://127.0.0.1:{mine}") };
        await deceived.Answers(reader, "/health");
        using var page = await reader.GetAsync("/tickets");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
    }

    [Fact]
    public async Task A_portal_started_while_the_gateway_is_down_shows_what_was_published()
    {
        var copies = tls.Empty("published");
        Dictionary<string, string> Settings(int port) => new()
        {
            ["WM:Gateway:Url"] = $"https://localhost:{gatewayPort}",
            ["WM:Tls"] = tls.Portal,
            ["WM:Portal:Ring"] = tls.Empty("ring2"),
            ["WM:Portal:Published"] = copies,
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
        };
        var (before, after) = (HostProcess.FreePort(), HostProcess.FreePort());
        await using (var first = HostProcess.Start("Host.Portal", "Production", Settings(before)))
        {
            using var reader = new HttpClient { BaseAddress = new($"http://127.0.0.1:{before}") };
            await first.Answers(reader, "/health");
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
            while (Directory.GetFiles(copies, "*.json").Length < 4) // nobody visits: the Portal itself asks
            {
                await Task.Delay(100, limit.Token);
            }
        }
        await gateway.DisposeAsync();
        await using var second = HostProcess.Start("Host.Portal", "Production", Settings(after));
        using var later = new HttpClient { BaseAddress = new($"http://127.0.0.1:{after}") };
        await second.Answers(later, "/health");
        foreach (var page in new[] { "/", "/notices", "/tickets", "/events", "/benefits" })
        {
            using var answer = await later.GetAsync(page);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("ただいま手続きができません", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
    }

    private X509Certificate2 Portals => X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(tls.Portal, "portal.pfx"), null);
    private X509Certificate2 Servers => X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(tls.Gateway, "gateway.pfx"), null);
    private X509Certificate2 Card => X509CertificateLoader.LoadPkcs12FromFile(tls.Card, "demo");

    private HttpClient AtGateway(X509Certificate2? certificate, int? port = null) => new(new SocketsHttpHandler
    {
        SslOptions = new SslClientAuthenticationOptions
        {
            LocalCertificateSelectionCallback = certificate is null ? null : (_, _, _, _, _) => certificate,
            EnabledSslProtocols = SslProtocols.None,
#pragma warning disable CA5359 // what is tested is the Gateway's choice of client
            RemoteCertificateValidationCallback = (_, _, _, _) => true,
#pragma warning restore CA5359
        },
    })
    { BaseAddress = new($"https://localhost:{port ?? gatewayPort}"), DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };

    /// <summary>Ports that the process has opened a connection to; those opened to its own port do not count.</summary>
    private static int[] RemotePorts(int process, int own)
    {
        var sockets = Directory.EnumerateFiles($"/proc/{process}/fd").Select(f => new FileInfo(f).LinkTarget ?? "")
            .Where(t => t.StartsWith("socket:[", StringComparison.Ordinal)).Select(t => t[8..^1]).ToHashSet();
        return [.. new[] { "tcp", "tcp6" }.SelectMany(table => File.ReadLines($"/proc/{process}/net/{table}").Skip(1))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(f => f[3] == "01" && sockets.Contains(f[9]) && Port(f[1]) != own)
            .Select(f => Port(f[2]))];
    }

    private static int Port(string address) => Convert.ToInt32(address.Split(':')[1], 16);

    private static string[] Mapped(int process) =>
        [.. File.ReadLines($"/proc/{process}/maps").SelectMany(line => OfTheCore.Where(o => Regex.IsMatch(line, $@"/[^/]*{o}[^/]*$", RegexOptions.None, TimeSpan.FromSeconds(1)))).Distinct()];
}
