using System.Net;
using Npgsql;
using WelfareMutual.Tests.Drills.Checks;
using WelfareMutual.Tests.Drills.Frame;
using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Drills.Workload;

namespace WelfareMutual.Tests.Drills.Walls;

internal sealed class Firewall : IDrill
{
    public const string WrongRule = "iifname dmz0 ip daddr 10.66.5.10 tcp dport 5432 accept";

    public string Id => "firewall";
    public string Hypothesis => "Behind production's rule file only the declared flows pass, by port scan from every zone to every zone and by trying; the wrong rule is found";
    public string Plant => "a rule that opens PostgreSQL to the DMZ";
    public string PlantShows => "PASSES portal > database 5432";
    public string? Obstacle => Zones.Obstacle;

    public async Task<Verdict> Run(Stage stage, DrillOptions options, CancellationToken ct)
    {
        await using var walled = await WalledStage.Move(stage);
        var ports = options.Of(PortScan.Few, [.. Enumerable.Range(1, 11_999).Concat(PortScan.Few).Distinct()]);
        if (options.Planted)
        {
            await walled.Zones.Load(WrongRule);
        }
        var findings = new List<string>(await Probe.Scan(stage, ports, "scan.txt"));
        findings.AddRange(await Probe.PlainText());
        if (options.Planted)
        {
            return Verdict.Of($"{ports.Count} ports", findings);
        }
        findings.AddRange(await Trying(stage, walled, options, ct));
        var refused = await Zones.Dropped();
        if (refused == 0)
        {
            findings.Add("LOG nothing was counted as refused");
        }
        findings.AddRange(await Blind(stage, walled));
        return Verdict.Of($"{ports.Count} ports from {Machine.All.Count} machines to each other, {Flow.Declared.Count} flows pass; {refused} packets refused; a purchase and a card sign-in page came through", findings);
    }

    private static async Task<IReadOnlyList<string>> Trying(Stage stage, WalledStage walled, DrillOptions options, CancellationToken ct)
    {
        var findings = new List<string>();
        await using var crowd = await Crowd.Gather(stage, options, 100);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(180));
        var purchase = await crowd.Visitors[0].Reserve(crowd.Offerings[0].Id, patience.Token);
        if (purchase is { Answer: Answer.Bought })
        {
            await crowd.Visitors[0].Pay(purchase, crowd.Sandbox, patience.Token);
        }
        if (purchase is not { Answer: Answer.Bought, Paid: true })
        {
            findings.Add($"PURCHASE {purchase?.Answer}, paid: {purchase?.Paid}");
        }
        findings.AddRange(await Everything.Broken(stage, crowd));
        using (var portal = walled.AtPortal(certificate: true))
        using (var stranger = walled.AtPortal(certificate: false))
        {
            findings.AddRange(await Expect("the gateway for the portal's certificate", portal, "/health", HttpStatusCode.OK));
            findings.AddRange(await Expect("the gateway for no certificate", stranger, "/health", null));
        }
        using (var clerk = walled.AtTerminal("S001"))
        {
            findings.AddRange(await Expect("the back office for a card", clerk, "/sign-in", HttpStatusCode.OK));
        }
        findings.AddRange(await NoPlainDatabase(stage));
        return findings;
    }

    private static async Task<IReadOnlyList<string>> Expect(string what, HttpClient http, string path, HttpStatusCode? wanted)
    {
        HttpStatusCode? seen = null;
        try
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
            seen = answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            // No connection.
        }
        return seen == wanted ? [] : [$"TRIED {what}: {seen?.ToString() ?? "nothing"} instead of {wanted?.ToString() ?? "nothing"}"];
    }

    /// <summary>On the gateway's machine, with the gateway's password, but without TLS.</summary>
    private static Task<string[]> NoPlainDatabase(Stage stage) => ZoneSocket.In<string[]>(Machine.Gateway, () =>
    {
        var plain = new NpgsqlConnectionStringBuilder(stage.Cluster.ByNetwork(stage.Database, "wm_gateway")) { SslMode = SslMode.Disable, Pooling = false, Timeout = 3 };
        try
        {
            using var connection = new NpgsqlConnection(plain.ConnectionString);
            connection.Open();
            return ["PLAIN gateway > database without TLS"];
        }
        catch (NpgsqlException)
        {
            return [];
        }
    });

    /// <summary>The drill runs itself again with a wrong rule: a scan that does not see it would be worth nothing.</summary>
    private static async Task<IReadOnlyList<string>> Blind(Stage stage, WalledStage walled)
    {
        await walled.Zones.Load(WrongRule);
        var found = await Probe.Scan(stage, [5432, 8444], "scan-wrong-rule.txt");
        await walled.Zones.Load();
        return found.Any(f => f == "PASSES portal > database 5432") ? [] : ["BLIND the scan did not see PostgreSQL open to the DMZ"];
    }
}
