using System.Net;
using System.Security.Cryptography.X509Certificates;
using Npgsql;
using WelfareMutual.Database.Migrator.Development;
using WelfareMutual.Identity.Acts;
using WelfareMutual.Identity.Cards;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Identity.Terminals;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Support.Processes;
using Xunit;

namespace WelfareMutual.Tests.Web.Processes;

/// <summary>The back office as a process in Production, over TLS, with cards of an authority. Source: IAM-01, IAM-02; SECURITY 2.3, 4.3 D13.</summary>
public sealed class GateTests : IAsyncLifetime
{
    private const string Password = "minato no asa ichi";
    private static readonly string[] Paths = ["/", "/sign-in", "/start", "/inbox", "/wm.css", "/wm.js", "/identity/staff", "/nowhere", "/errors/500"];
    private readonly string folder = Directory.CreateTempSubdirectory("wm-gate-").FullName;
    private readonly string address = $"https://localhost:{HostProcess.FreePort()}";
    private Site site = null!;
    private Colleagues colleagues = null!;
    private HostProcess office = null!;
    private Guid terminal;

    private string Cards => Path.Combine(folder, "cards");

    public async Task InitializeAsync()
    {
        site = await Site.Start();
        site.Time.Now = TimeProvider.System.GetUtcNow();
        DemoCards.Fill(Cards, ["S001", "S002", "S003"]);
        colleagues = await Colleagues.Of(site);
        foreach (var code in new[] { "S001", "S002" })
        {
            await colleagues.Enter(code, "港　一郎", [StaffRole.System, StaffRole.Clerk], MadeCard.Read(Path.Combine(Cards, $"{code}.crt")), Password);
        }
        var enrolled = await colleagues.First.Do(new EnrolTerminal(1, "127.0.0.1", new('A', 64), Clock.DayOf(site.Time.Now).AddYears(1)));
        await colleagues.Second.Do(new ConfirmAct(enrolled.ActId));
        terminal = enrolled.TerminalId;
        OfficeDoor.Fill(In("tls"), Cards);
        var settings = OfficeDoor.Settings(In("tls"), In("ring"), In("seals"));
        (settings["WM:Database:Office"], settings["WM:Database:Jobs"], settings["WM:Keys"], settings["ASPNETCORE_URLS"]) =
            (site.Addresses.Office, site.Addresses.Jobs, site.Addresses.OfficeKeys, address);
        office = HostProcess.Start("Host.BackOffice", "Production", settings);
        using var probe = OfficeDoor.Open(address, null);
        await office.Answers(probe, "/health", well: true); // asked from the machine itself
    }

    public async Task DisposeAsync()
    {
        await office.DisposeAsync();
        await site.DisposeAsync();
        Directory.Delete(folder, true);
    }

    [Fact]
    public async Task Without_a_valid_card_every_path_is_a_plain_page_and_every_refusal_is_logged()
    {
        using (var good = OfficeDoor.Open(address, Card("S001")))
        {
            Assert.Contains("職員ログイン", await Text(good, "/sign-in", HttpStatusCode.OK), StringComparison.Ordinal);
        }
        using var authority = Authority.Open(Cards, "ca", "");
        authority.IssueClient(In("usage"), "demo");
        authority.IssueCard(In("expired"), "demo", days: -1);
        using var foreigners = Authority.Open(In("foreign"), "ca", "Demo card authority");
        foreigners.IssueCard(In("S001"), "demo"); // the name of a colleague, from an authority of the same name
        TransportCertificates.Fill(In("hop"));
        TerminalCertificates.Fill(In("terminals"), ["T-01"]);
        (string Code, X509Certificate2? Card)[] bad =
        [
            ("identity-gate-no-card", null), ("identity-gate-card-usage", Load("usage", "demo")), ("identity-gate-card-expired", Load("expired", "demo")),
            ("identity-gate-card-foreign", Load("S001", "demo")), ("identity-gate-card-foreign", Load("hop/portal/portal", "")),
            ("identity-gate-card-foreign", Load("terminals/T-01", "")), ("identity-gate-card-unknown", Card("S003")),
        ];
        foreach (var (code, card) in bad)
        {
            using var http = OfficeDoor.Open(address, card);
            var before = await Refusals(code);
            foreach (var path in Paths)
            {
                Plain(await Text(http, path, HttpStatusCode.Forbidden));
            }
            Assert.Equal(Paths.Length, await Refusals(code) - before);
        }
        Assert.Contains("the gate refused 127.0.0.1: identity-gate-card-usage", office.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_TLS_of_today_with_authenticated_encryption_is_spoken()
    {
        var port = new Uri(address).Port;
        Assert.True(await TlsProbe.Accepts(port, TlsProbe.Tls12, TlsProbe.Gcm));
        Assert.False(await TlsProbe.Accepts(port, TlsProbe.Tls12, TlsProbe.Cbc));
        Assert.False(await TlsProbe.Accepts(port, TlsProbe.Tls11, TlsProbe.Cbc));
        Assert.False(await TlsProbe.Accepts(port, TlsProbe.Tls10, TlsProbe.Cbc));
    }

    [Fact]
    public async Task A_stopped_card_is_refused_at_the_next_request_of_its_open_connection_and_on_a_new_one()
    {
        var session = await colleagues.SignIn(Serial("S002"), Password);
        using var open = OfficeDoor.Open(address, Card("S002"), token: session.Token);
        Assert.Contains("受信箱", await Text(open, "/inbox", HttpStatusCode.OK), StringComparison.Ordinal);
        var card = (await colleagues.First.Do(new ListStaff())).Staff.Single(s => s.Code == "S002").Cards.Single().Id;
        await colleagues.First.Do(new StopCard(card, CardState.Suspended));
        Plain(await Text(open, "/inbox", HttpStatusCode.Forbidden));
        Plain(await Text(open, "/sign-in", HttpStatusCode.Forbidden));
        using var anew = OfficeDoor.Open(address, Card("S002"), token: session.Token);
        Plain(await Text(anew, "/sign-in", HttpStatusCode.Forbidden));
        Assert.True(await Refusals("identity-gate-card-suspended") >= 3);
    }

    [Fact]
    public async Task A_card_at_a_machine_that_is_not_enrolled_sees_nothing_whatever_its_headers_say()
    {
        var session = await colleagues.SignIn(Serial("S001"), Password);
        using var stranger = OfficeDoor.Open(address, Card("S001"), from: "127.0.0.2", token: session.Token);
        foreach (var header in new[] { "X-Forwarded-For", "X-Real-IP", "X-Client-IP", "Forwarded", "X-Terminal" })
        {
            stranger.DefaultRequestHeaders.TryAddWithoutValidation(header, header == "Forwarded" ? "for=127.0.0.1" : "127.0.0.1");
        }
        foreach (var path in Paths)
        {
            Plain(await Text(stranger, path, HttpStatusCode.Forbidden));
        }
        var second = await colleagues.First.Do(new EnrolTerminal(2, "127.0.0.2", new('B', 64), Clock.DayOf(site.Time.Now).AddYears(1)));
        await colleagues.Second.Do(new ConfirmAct(second.ActId));
        await Text(stranger, "/sign-in", HttpStatusCode.OK);
        await Text(stranger, "/inbox", HttpStatusCode.Redirect); // the session is T-01's
        using var mine = OfficeDoor.Open(address, Card("S001"), token: session.Token);
        Assert.Contains("T-01", await Text(mine, "/inbox", HttpStatusCode.OK), StringComparison.Ordinal);

        await colleagues.First.Do(new StopTerminal(terminal, TerminalState.Lost));
        Plain(await Text(mine, "/inbox", HttpStatusCode.Forbidden));
        Assert.Equal("T-01", await Scalar<string>($"select terminal from kernel.session where card_serial = '{Serial("S001")}' and ended_at is not null"));
    }

    [Fact]
    public async Task A_register_that_does_not_answer_lets_nobody_in()
    {
        using var http = OfficeDoor.Open(address, Card("S001"));
        await Text(http, "/sign-in", HttpStatusCode.OK);
        await using (var superuser = NpgsqlDataSource.Create(site.Superuser))
        {
            await using var close = superuser.CreateCommand("revoke select on identity.card from wm_office");
            await close.ExecuteNonQueryAsync();
            Plain(await Text(http, "/sign-in", HttpStatusCode.ServiceUnavailable));
            Plain(await Text(http, "/wm.css", HttpStatusCode.ServiceUnavailable));
            await using var open = superuser.CreateCommand("grant select on identity.card to wm_office");
            await open.ExecuteNonQueryAsync();
        }
        await Text(http, "/sign-in", HttpStatusCode.OK);
    }

    private string In(string name) => Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!) is { } made ? Path.Combine(made.FullName, Path.GetFileName(name)) : "";

    private X509Certificate2 Card(string code) => OfficeDoor.Card(Cards, code);

    private X509Certificate2 Load(string name, string password) => X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(folder, $"{name}.pfx"), password);

    private string Serial(string code) => MadeCard.Read(Path.Combine(Cards, $"{code}.crt")).Serial;

    private Task<long> Refusals(string code) => Scalar<long>($"select count(*) from audit.entry where use_case = 'identity.pass-gate' and outcome = '{code}'");

    private async Task<T> Scalar<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(site.Superuser);
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<string> Text(HttpClient http, string path, HttpStatusCode expected)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.True(expected == answer.StatusCode, $"{path}: {answer.StatusCode} instead of {expected}\n{text[..Math.Min(400, text.Length)]}");
        return text;
    }

    /// <summary>By itself: no password field, no style, no script, no word of what is behind.</summary>
    private static void Plain(string page)
    {
        Assert.Contains("<h1>開けません</h1>", page, StringComparison.Ordinal);
        foreach (var word in new[] { "<form", "<input", "<link", "<script", "パスワード", "href" })
        {
            Assert.DoesNotContain(word, page, StringComparison.Ordinal);
        }
    }
}
