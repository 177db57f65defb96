using Microsoft.Playwright;
using WelfareMutual.Database.Demo;
using WelfareMutual.Database.Migrator.Development;
using WelfareMutual.Identity.Keys;
using WelfareMutual.Members.Search;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Support.Database;
using WelfareMutual.Tests.Support.Processes;
using Xunit;

namespace WelfareMutual.Tests.Browser.Stage;

[CollectionDefinition("journeys")]
public sealed class JourneyCollection : ICollectionFixture<RunningSite>;

/// <summary>All five processes with the demo's data and one browser; started once for all journeys.</summary>
public sealed class RunningSite : IAsyncLifetime
{
    private const string Iterations = "1000"; // of a password's hash: its cost is not what is tested here
    private readonly string folder = Directory.CreateTempSubdirectory("wm-browser-").FullName;
    private readonly List<HostProcess> hosts = [];
    private TestDatabase database = null!;
    private Site core = null!;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public string Portal { get; } = Address();
    public string Office { get; } = Address();
    public string Sandbox { get; } = Address();
    public string OfficerSecret { get; private set; } = "";

    private static string Chromium => Environment.GetEnvironmentVariable("WM_CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium";

    /// <summary>Milliseconds; a machine that tests has more to do.</summary>
    private const float Patience = 60_000;

    private string Gateway { get; } = Address();
    private string Mail { get; } = Address();

    public async Task InitializeAsync()
    {
        database = await TestDatabase.Create();
        KeyFolders.Fill(In("keys"));
        DemoCards.Fill(In("cards"), DemoCards.Everybody);
        TransportCertificates.Fill(In("tls"));
        await StartHosts();
        var addresses = new SiteAddresses(database.Gateway, database.Office, database.Jobs, In("keys/gateway"), In("keys/office"));
        var settings = new Dictionary<string, string?> { ["WM:Portal:PublicUrl"] = Portal, ["WM:BackOffice:PublicUrl"] = Office, ["WM:Identity:HashIterations"] = Iterations };
        var time = new FakeTime { Now = TimeProvider.System.GetUtcNow().AddDays(-50) };
        core = Site.On(addresses, time, settings);
        OfficerSecret = (await new DemoScheme(core, In("cards")).Load()).OfficerSecret;
        await core.Job(new IndexMembers()); // not a minute later, when the schedule would
        time.Now = TimeProvider.System.GetUtcNow(); // keys that letters bring run out by the hosts' day
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-background-networking"],
        });
    }

    internal async Task<Visitor> Visitor(Screen screen, Hands hands = Hands.Any)
    {
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = screen == Screen.Phone ? new() { Width = 390, Height = 844 } : new() { Width = 1280, Height = 900 },
            Locale = "ja-JP",
            TimezoneId = "Asia/Tokyo",
        });
        context.SetDefaultTimeout(Patience);
        return new Visitor(await context.NewPageAsync(), screen, hands);
    }

    public async Task Execute(string sql)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(database.Superuser);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A new key of a member, as the letter brings it.</summary>
    public async Task<string> KeyFor(string number)
    {
        // The letter of a recovery that was asked for kills every earlier key: it goes out first, whoever writes it.
        await core.Job(new PostRecoveryKeys());
        for (var look = 0; look < 600 && await database.Scalar<bool>("select exists (select from identity.recovery_request where told_at is null)"); look++)
        {
            await Task.Delay(100);
        }
        return await core.MailedKey(await database.Scalar<Guid>($"select id from members.member where number = '{number}'"));
    }

    /// <summary>A browser of its own that writes its profile to a disk, as on a terminal whose profile is not managed.</summary>
    internal async Task<Visitor> VisitorWith(Profile profile)
    {
        var context = await playwright.Chromium.LaunchPersistentContextAsync(profile.Folder, new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-background-networking"],
            ViewportSize = new() { Width = 1280, Height = 900 },
            Locale = "ja-JP",
            TimezoneId = "Asia/Tokyo",
        });
        context.SetDefaultTimeout(Patience);
        return new Visitor(context.Pages.Count > 0 ? context.Pages[0] : await context.NewPageAsync(), Screen.Desktop);
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }
        playwright?.Dispose();
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }
        await core.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(folder, true);
    }

    private async Task StartHosts()
    {
        const string hook = "whsec_of_the_browser_tests";
        var smtp = HostProcess.FreePort();
        (string, string)[] payments = [("WM__Payments__BaseUrl", Sandbox), ("WM__Payments__WebhookSecret", hook), ("WM__Portal__PublicUrl", Portal)];
        (string, string) hash = ("WM__Identity__HashIterations", Iterations);
        await Task.WhenAll(
            Start("Dev.PaymentSandbox", Sandbox, ("Webhook__Url", Portal + "/hooks/payments"), ("Webhook__Secret", hook), ("PublicUrl", Sandbox)),
            Start("Dev.MailSink", Mail, ("Smtp__Host", "127.0.0.1"), ("Smtp__Port", $"{smtp}")),
            Start("Host.Gateway", Gateway, [.. payments, hash, ("WM__Payments__ApiKey", "sk_test_portal_browser"), ("WM__Database", database.Gateway),
                ("WM__Keys", In("keys/gateway")), ("WM__Tls", In("tls/gateway"))]),
            Start("Host.BackOffice", Office, [.. payments, hash, ("WM__Payments__ApiKey", "sk_test_office_browser"), ("WM__Mail__Host", "localhost"), ("WM__Mail__Port", $"{smtp}"),
                ("WM__Database", database.Office), ("WM__Database__Office", database.Office), ("WM__Database__Jobs", database.Jobs), ("WM__Keys", In("keys/office")), ("WM__Audit__Seals", In("seals")),
                ("WM__Cards", In("cards")), ("WM__BackOffice__PublicUrl", Office), ("WM__Scanner__Unscanned", "true")]),
            Start("Host.Portal", Portal, ("WM__Portal__PublicUrl", Portal), ("WM__Gateway__Url", Gateway), ("WM__Tls", In("tls/portal")),
                ("WM__Portal__Ring", In("ring")), ("WM__Portal__Published", In("published"))));
        using var visitor = new HttpClient();
        await hosts[0].Answers(visitor, Portal + "/tickets", well: true); // the first question of all takes longer than the later ones may
    }

    private async Task Start(string name, string address, params (string Key, string Value)[] settings)
    {
        var host = HostProcess.Start(name, "Development", [new("ASPNETCORE_URLS", address), .. settings.Select(s => KeyValuePair.Create(s.Key, s.Value))]);
        lock (hosts)
        {
            hosts.Add(host);
        }
        await host.Healthy(address);
    }

    private string In(string name) => Path.Combine(folder, name);

    private static string Address() => $"http://localhost:{HostProcess.FreePort()}";
}
