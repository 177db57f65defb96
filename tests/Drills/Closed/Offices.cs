using System.Net;
using System.Text.RegularExpressions;
using WelfareMutual.Database.Demo;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Support.Processes;

namespace WelfareMutual.Tests.Drills.Closed;

/// <summary>Two instances of the back office as in Production, and people at a terminal of it: T-01 is this machine.</summary>
internal sealed class Offices : IAsyncDisposable
{
    private readonly Stage stage;
    private readonly int seats;
    private readonly List<HttpClient> open = [];
    private readonly StagedHost[] hosts;

    private Offices(Stage stage, int seats)
    {
        (this.stage, this.seats) = (stage, seats);
        StagedHost Host() => new("Host.BackOffice", $"https://localhost:{HostProcess.FreePort()}", stage.Evidence);
        hosts = [Host(), Host()];
    }

    public int Connections => open.Count;
    public TimeSpan Slowest { get; set; }

    public static async Task<Offices> Open(Stage stage, int seats)
    {
        var offices = new Offices(stage, seats);
        var tls = Path.Combine(stage.Folder, "office-tls");
        OfficeDoor.Fill(tls, stage.Theatre.Cards);
        string Made(string name) => Directory.CreateDirectory(Path.Combine(stage.Folder, name)).FullName;
        foreach (var host in offices.hosts)
        {
            foreach (var (key, value) in OfficeDoor.Settings(tls, Made("office-ring"), Made("office-seals")))
            {
                host.Settings[key] = value;
            }
            (host.Settings["WM:Database:Office"], host.Settings["WM:Database:Jobs"], host.Settings["WM:Keys"], host.Environment) =
                (stage.Addresses.Office, stage.Addresses.Jobs, stage.Addresses.OfficeKeys, "Production");
            host.Awaits = async process =>
            {
                using var probe = OfficeDoor.Open(host.Address, null);
                await process.Answers(probe, "/health", well: true);
            };
            host.Launch();
        }
        foreach (var host in offices.hosts)
        {
            await host.Ready();
        }
        return offices;
    }

    public string Serial(string card) => MadeCard.Read(Path.Combine(stage.Theatre.Cards, $"{card}.crt")).Serial;

    /// <returns>The session's token.</returns>
    public async Task<string> SignIn(string card) => (await stage.Site.Staff("", Serial(card)).Do(new SignInStaff(DemoStaff.Password))).Token;

    public async Task<SiteUser> SignedIn(string card) => stage.Site.Staff(await SignIn(card), Serial(card));

    /// <summary>Some browsers at both instances, with the card in the reader; each keeps its connection.</summary>
    public IReadOnlyList<HttpClient> Sit(string? card, string? token)
    {
        var certificate = card is null ? null : OfficeDoor.Card(stage.Theatre.Cards, card);
        HttpClient[] browsers = [.. hosts.SelectMany(host => Enumerable.Range(0, seats).Select(_ => OfficeDoor.Open(host.Address, certificate, token: token)))];
        open.AddRange(browsers);
        return browsers;
    }

    public Task<IReadOnlyList<string>> Refused(string when, IReadOnlyList<HttpClient> browsers, string path) => Expect(when, browsers, path, HttpStatusCode.Forbidden);

    /// <returns>SERVED where something else than refused came although it should have been, NOT SERVED the other way round.</returns>
    public async Task<IReadOnlyList<string>> Expect(string when, IReadOnlyList<HttpClient> browsers, string path, HttpStatusCode expected)
    {
        var findings = await Task.WhenAll(browsers.Select(async browser =>
        {
            using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
            var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            var isPlain = text.Contains("<h1>開けません</h1>", StringComparison.Ordinal);
            return answer.StatusCode == expected && isPlain == (expected != HttpStatusCode.OK) ? null
                : $"{(expected == HttpStatusCode.OK ? "NOT SERVED" : "SERVED")} {when}: {(int)answer.StatusCode} for {path}";
        }));
        return [.. findings.OfType<string>().Distinct()];
    }

    /// <summary>One request by OpenSSL, which keeps the ticket of its TLS session and comes back with it.</summary>
    public async Task<(string Ticket, bool Reused, string Status)> Handshake(string card, string? ticket, CancellationToken ct)
    {
        var (made, folder) = (Path.Combine(stage.Folder, $"ticket-{Guid.CreateVersion7():N}"), stage.Theatre.Cards);
        var session = ticket is null ? $"-sess_out {made}" : $"-sess_in {ticket}";
        var said = await Shell.Run("sh", "-c",
            $"printf 'GET /sign-in HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' | timeout 30 openssl s_client -ign_eof -connect 127.0.0.1:{new Uri(hosts[0].Address).Port} -servername localhost -alpn http/1.1 -cert {folder}/{card}.crt -key {folder}/{card}.key {session} 2>/dev/null || true");
        ct.ThrowIfCancellationRequested();
        return (made, said.Contains("Reused,", StringComparison.Ordinal), Regex.Match(said, @"HTTP/1\.1 (\d+)", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value);
    }

    public async ValueTask DisposeAsync()
    {
        open.ForEach(browser => browser.Dispose());
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }
    }
}
