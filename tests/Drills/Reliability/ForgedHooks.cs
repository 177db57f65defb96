using System.Net;
using WelfareMutual.Tests.Drills.Checks;
using WelfareMutual.Tests.Drills.Frame;
using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Drills.Workload;

namespace WelfareMutual.Tests.Drills.Reliability;

internal sealed class ForgedHooks : IDrill
{
    private static readonly (string Name, object How)[] Forged =
    [
        ("missing", new { signature = "missing" }), ("wrong_secret", new { signature = "wrong_secret" }), ("v0_only", new { signature = "v0_only" }),
        ("old", new { signature = "old" }), ("future", new { signature = "future" }),
        ("account", new { signature = "ok", account = "acct_other" }), ("livemode", new { signature = "ok", livemode = true }),
    ];

    public string Id => "D6";
    public string Hypothesis => "Forged calls of the payment provider are answered 400, written down and change nothing; true ones act once however often they come";
    public string Plant => "a second webhook secret that the forger knows";
    public string PlantShows => "FORGED";

    public async Task<Verdict> Run(Stage stage, DrillOptions options, CancellationToken ct)
    {
        await using var crowd = await Crowd.Gather(stage, options, 1000);
        if (options.Planted)
        {
            stage.Gateway.Settings["WM:Payments:WebhookSecret"] = $"{Stage.HookSecret},{Stage.HookSecret}_other";
        }
        await stage.StartHosts();
        using var provider = new Provider(stage);
        await provider.Deliveries(false);
        var purchase = await crowd.Visitors[0].Reserve(crowd.Offerings[0].Id, ct);
        await crowd.Visitors[0].Pay(purchase!, crowd.Sandbox, ct);
        var told = await provider.LastEvent("checkout.session.completed");

        var findings = new List<string>();
        var times = options.Of(10, 200);
        foreach (var (name, how) in Forged)
        {
            var (kept, refused) = (await Count(stage, "payments.provider_event"), await Refusals(stage));
            var before = stage.Evidence;
            var statuses = new List<int>();
            for (var i = 0; i < times; i++)
            {
                statuses.AddRange(await provider.Resend(told, how));
            }
            before.Note($"{name}: {string.Join(' ', statuses.GroupBy(s => s).Select(g => $"{g.Key}×{g.Count()}"))}");
            if (statuses.Any(s => s != 400) || await Count(stage, "payments.provider_event") != kept)
            {
                findings.Add($"FORGED {name}: answered {string.Join(' ', statuses.Distinct())}, events kept {await Count(stage, "payments.provider_event") - kept}");
            }
            if (await Refusals(stage) - refused != times && !options.Planted)
            {
                findings.Add($"AUDIT {name}: {times} refusals, {await Refusals(stage) - refused} written down");
            }
        }
        findings.AddRange(await Big(stage, options, ct));
        var good = await provider.Resend(told, new { signature = "ok", times = 20, parallel = true });
        good = [.. good, .. await provider.Resend(told, new { signature = "two_secrets", times = 5 })];
        if (good.Any(s => s != 200) || await Count(stage, "payments.provider_event") != 1)
        {
            findings.Add($"TRUE answered {string.Join(' ', good.Distinct())}, kept {await Count(stage, "payments.provider_event")} times");
        }
        findings.AddRange(await Everything.Broken(stage, crowd, 60));
        return Verdict.Of($"{Forged.Length}×{times} forged calls, 25 true ones, {crowd.Journal}", findings);
    }

    /// <summary>20 MB are refused without being worked through.</summary>
    private static async Task<IReadOnlyList<string>> Big(Stage stage, DrillOptions options, CancellationToken ct)
    {
        var findings = new List<string>();
        var body = new byte[20 * 1024 * 1024];
        foreach (var door in new[] { stage.Portal, stage.Gateway })
        {
            using var http = new HttpClient { BaseAddress = new Uri(door.Address) };
            for (var i = 0; i < options.Of(3, 20); i++)
            {
                try
                {
                    using var answer = await http.PostAsync(new Uri("/hooks/payments", UriKind.Relative), new ByteArrayContent(body), ct);
                    if (answer.StatusCode != HttpStatusCode.RequestEntityTooLarge)
                    {
                        findings.Add($"BIG {door.Name} answered {(int)answer.StatusCode} to 20 MB");
                    }
                }
                catch (HttpRequestException)
                {
                    stage.Evidence.Note($"{door.Name} cut 20 MB off");
                }
            }
        }
        return findings;
    }

    private static async Task<long> Count(Stage stage, string table) => long.Parse((await stage.Query($"select count(*) from {table}"))[0]);

    private static async Task<long> Refusals(Stage stage) =>
        long.Parse((await stage.Query("select count(*) from audit.entry where outcome = 'payments-bad-signature'"))[0]);
}
