using System.Globalization;
using System.Net;
using WelfareMutual.Tests.Drills.Checks;
using WelfareMutual.Tests.Drills.Frame;
using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Drills.Workload;

namespace WelfareMutual.Tests.Drills.Reliability;

internal sealed class ClockJump : IDrill
{
    private static readonly (string Name, double Seconds)[] Jumps =
        [("30 days on", 30 * 86400), ("an hour back", -3600), ("133 days on, over the year's end", 133 * 86400), ("10 minutes from the database", 600), ("496 days on, over 29 February", 496 * 86400)];

    public string Id => "D4";
    public string Hypothesis => "A machine's clock jumps: its jobs wait and somebody is called, nothing put aside ends, no dead session lives, calls of the provider out of time are refused and come again";
    public string Plant => "what is put aside ends while the clock is wrong";
    public string PlantShows => "ENDED";

    public async Task<Verdict> Run(Stage stage, DrillOptions options, CancellationToken ct)
    {
        await using var crowd = await Crowd.Gather(stage, options, 100_000, 100_000);
        stage.Office.Settings["WM:Clock"] = Path.Combine(stage.Folder, "office-clock");
        stage.Gateway.Settings["WM:Clock"] = Path.Combine(stage.Folder, "gateway-clock");
        await stage.StartHosts();
        crowd.Start();
        await Task.Delay(TimeSpan.FromSeconds(options.Of(4, 15)), ct);
        var findings = new List<string>();
        var dead = (await stage.Site.Member(Guid.Parse((await stage.Query("select id from members.member order by number desc limit 1"))[0]))).Token!;
        await stage.Query("update kernel.session set expires_at = now() - interval '1 second' where created_at = (select max(created_at) from kernel.session)");
        foreach (var (name, seconds) in Jumps.Take(options.Of(2, Jumps.Length)))
        {
            stage.Evidence.Note($"office's clock: {name}");
            var calls = await Calls(stage, ct);
            await Set(stage.Office, seconds);
            await Task.Delay(1500, ct);
            if (options.Planted)
            {
                await stage.Query("update tickets.reservation set state = 'Lapsed' where id = (select id from tickets.reservation where state = 'Held' limit 1)");
            }
            await Task.Delay(TimeSpan.FromSeconds(options.Of(3, 20)), ct);
            findings.AddRange((await stage.Query("select state, count(*) from tickets.reservation where state not in ('Held', 'Awaiting', 'Paid') group by state")).Select(l => $"ENDED {l} while the clock was {name}"));
            for (var tries = 0; tries < 60 && await Calls(stage, ct) == calls; tries++)
            {
                await Task.Delay(500, ct);
            }
            if (await Calls(stage, ct) == calls)
            {
                findings.Add($"ALARM nobody was called although the clock was {name}");
            }
            await Set(stage.Office, 0);
            await Task.Delay(1500, ct);
        }
        findings.AddRange(await Refused(stage, crowd, ct));
        await Set(stage.Gateway, -86400);
        await Task.Delay(500, ct);
        using (var ghost = new PortalVisitor(new Uri(stage.Portal.Address), stage.Door(stage.Portal), dead, new Journal(stage.Evidence)))
        using (var home = await ghost.Sent(() => new HttpRequestMessage(HttpMethod.Get, "/home"), ct))
        {
            if (home?.StatusCode != HttpStatusCode.Redirect)
            {
                findings.Add($"GHOST a session that was over opened a page: {(int?)home?.StatusCode}");
            }
        }
        await Set(stage.Gateway, 0);
        await crowd.Finish();
        findings.AddRange(await Everything.Broken(stage, crowd));
        return Verdict.Of($"{options.Of(2, Jumps.Length)} jumps; {crowd.Journal}", findings);
    }

    /// <summary>The Gateway's clock an hour ahead: calls signed now are too old for it, are refused, and are sent again.</summary>
    private static async Task<IReadOnlyList<string>> Refused(Stage stage, Crowd crowd, CancellationToken ct)
    {
        await Set(stage.Gateway, 3600);
        await Task.Delay(500, ct);
        async Task<long> Count() => long.Parse((await stage.Query("select count(*) from audit.entry where outcome = 'payments-bad-signature'"))[0], CultureInfo.InvariantCulture);
        var before = await Count();
        var after = before;
        for (var tries = 0; tries < 10 || tries < 60 && after == before; tries++)
        {
            await Task.Delay(300, ct);
            after = await Count();
        }
        await Set(stage.Gateway, 0);
        stage.Evidence.Note($"{after - before} calls of the provider refused as out of time; {crowd.Journal}");
        return after > before ? [] : ["TOLERANCE no call of the provider was refused by a clock an hour ahead"];
    }

    /// <summary>How often somebody was called.</summary>
    private static async Task<int> Calls(Stage stage, CancellationToken ct) =>
        (await File.ReadAllTextAsync(stage.Office.LogFile, ct)).Split("apart from the database's").Length - 1;

    private static async Task Set(StagedHost host, double seconds)
    {
        await File.WriteAllTextAsync(host.Settings["WM:Clock"] + ".next", seconds.ToString(CultureInfo.InvariantCulture));
        File.Move(host.Settings["WM:Clock"] + ".next", host.Settings["WM:Clock"], true);
    }
}
