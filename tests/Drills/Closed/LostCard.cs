using System.Diagnostics;
using System.Net;
using WelfareMutual.Database.Migrator.Development;
using WelfareMutual.Identity.Acts;
using WelfareMutual.Identity.Cards;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Identity.Terminals;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Drills.Frame;
using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Support.Processes;

namespace WelfareMutual.Tests.Drills.Closed;

/// <summary>Two back offices in Production, over TLS: a card is lost, then a terminal, then the register.</summary>
internal sealed class LostCard : IDrill
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    public string Id => "D13";
    public string Hypothesis => "A lost card and a lost terminal open nothing from the next request on: on the open connection, a resumed one, a new one and at the other instance; without the register nobody gets in; a new card needs two people";
    public string Plant => "somebody sets the lost card's line in the register back to active";
    public string PlantShows => "SERVED";

    public async Task<Verdict> Run(Stage stage, DrillOptions options, CancellationToken ct)
    {
        await using var offices = await Offices.Open(stage, options.Of(2, 10));
        var findings = new List<string>();
        findings.AddRange(await Card(stage, offices, options.Planted, ct));
        if (!options.Planted)
        {
            findings.AddRange(await Reissue(stage, offices));
            findings.AddRange(await Register(stage, offices, ct));
            findings.AddRange(await Terminal(stage, offices));
        }
        return Verdict.Of($"{offices.Connections} open connections at two instances; refused after {offices.Slowest.TotalMilliseconds:0} ms at most; the log holds {(await stage.Query("select count(*) from audit.entry where use_case = 'identity.pass-gate'"))[0]} refusals of the gate", findings);
    }

    private static async Task<IReadOnlyList<string>> Card(Stage stage, Offices offices, bool planted, CancellationToken ct)
    {
        var findings = new List<string>();
        var victim = await offices.SignIn("S002");
        var open = offices.Sit("S002", victim);
        await offices.Expect("while the first pages compile", open, "/inbox", HttpStatusCode.OK); // a burst at cold instances may be told to wait
        findings.AddRange(await offices.Expect("before the loss", open, "/inbox", HttpStatusCode.OK));
        await offices.Refused("while the refusal compiles", offices.Sit(null, null), "/sign-in");
        var ticket = await offices.Handshake("S002", null, ct);
        var administrator = await offices.SignedIn("S001");
        var card = (await administrator.Do(new ListStaff())).Staff.Single(s => s.Code == "S002").Cards.Single(c => c.State == CardState.Active).Id;
        stage.Site.Time.Now = TimeProvider.System.GetUtcNow();
        await administrator.Do(new StopCard(card, CardState.Lost));
        if (planted)
        {
            await stage.Query($"update identity.card set state = 'Active', ended_at = null where id = '{card}'");
        }
        var clock = Stopwatch.StartNew();
        findings.AddRange(await offices.Refused("after the loss, open connection", open, "/inbox"));
        offices.Slowest = clock.Elapsed;
        findings.AddRange(clock.Elapsed > Soon * 2 ? [$"SLOW {clock.Elapsed.TotalSeconds:0.0} s until all were refused"] : []);
        findings.AddRange(await offices.Refused("after the loss, new connection", offices.Sit("S002", victim), "/sign-in"));
        var resumed = await offices.Handshake("S002", ticket.Ticket, ct);
        stage.Evidence.Note($"resumed: {resumed.Reused}; {resumed.Status}");
        findings.AddRange(resumed.Status != "403" ? [$"SERVED {resumed.Status} on a resumed connection"] : []);
        findings.AddRange((await stage.Query($"select count(*) from kernel.session where card_serial = '{offices.Serial("S002")}' and ended_at is null")).Where(n => n != "0").Select(n => $"SESSION {n} are alive"));
        findings.AddRange((await stage.Query("select count(*) from oracle.sessions s join oracle.revocations r using (card_serial) where s.last_seen_at > r.at + interval '1 second'")).Where(n => n != "0").Select(n => $"I11 {n} sessions were seen after their card was stopped"));
        return findings;
    }

    /// <summary>One administrator enters a new card and cannot confirm it; another can.</summary>
    private static async Task<IReadOnlyList<string>> Reissue(Stage stage, Offices offices)
    {
        var findings = new List<string>();
        DemoCards.Fill(stage.Theatre.Cards, ["S002-2"]);
        var (first, second) = (await offices.SignedIn("S001"), await offices.SignedIn("S008"));
        var made = MadeCard.Read(Path.Combine(stage.Theatre.Cards, "S002-2.crt"));
        var staff = (await first.Do(new ListStaff())).Staff.Single(s => s.Code == "S002").Id;
        var issued = await first.Do(new IssueCard(staff, made.Serial, made.Thumbprint, made.ValidTo));
        findings.AddRange((await first.Run(new ConfirmAct(issued.ActId))).Succeeded ? ["ALONE one person made a card that opens"] : []);
        findings.AddRange(await offices.Refused("new card, one person", offices.Sit("S002-2", null), "/sign-in"));
        await second.Do(new ConfirmAct(issued.ActId));
        findings.AddRange(await offices.Expect("new card, two people", offices.Sit("S002-2", null), "/sign-in", HttpStatusCode.OK));
        return findings;
    }

    private static async Task<IReadOnlyList<string>> Register(Stage stage, Offices offices, CancellationToken ct)
    {
        var open = offices.Sit("S003", await offices.SignIn("S003"));
        var findings = new List<string>(await offices.Expect("before the register is gone", open, "/inbox", HttpStatusCode.OK));
        await stage.Cluster.Kill();
        findings.AddRange(await offices.Expect("register gone", open, "/inbox", HttpStatusCode.ServiceUnavailable));
        findings.AddRange(await offices.Expect("register gone, new connection", offices.Sit("S003", null), "/sign-in", HttpStatusCode.ServiceUnavailable));
        await stage.Cluster.Start();
        stage.MoveSite();
        var clock = Stopwatch.StartNew();
        while ((await offices.Expect("", open, "/sign-in", HttpStatusCode.OK)).Count > 0 && clock.Elapsed < TimeSpan.FromSeconds(15))
        {
            await Task.Delay(200, ct);
        }
        stage.Evidence.Note($"served again {clock.Elapsed.TotalSeconds:0.0} s after the register came back");
        return [.. findings, .. await offices.Expect("register back", open, "/sign-in", HttpStatusCode.OK)];
    }

    private static async Task<IReadOnlyList<string>> Terminal(Stage stage, Offices offices)
    {
        var open = offices.Sit("S004", await offices.SignIn("S004"));
        var findings = new List<string>(await offices.Expect("before the terminal is lost", open, "/inbox", HttpStatusCode.OK));
        var (first, second) = (await offices.SignedIn("S001"), await offices.SignedIn("S008"));
        var lost = (await first.Do(new ListTerminals())).Terminals.Single(t => t.Ip == "127.0.0.1").Id;
        await first.Do(new StopTerminal(lost, TerminalState.Lost));
        findings.AddRange(await offices.Refused("terminal lost, open connection", open, "/inbox"));
        findings.AddRange(await offices.Refused("terminal lost, another card there", offices.Sit("S005", null), "/sign-in"));
        findings.AddRange((await stage.Query("select count(*) from kernel.session where terminal = 'T-01' and kind = 'Staff' and ended_at is null")).Where(n => n != "0").Select(n => $"SESSION {n} are alive at the lost terminal"));
        (first, second) = (await offices.SignedIn("S001"), await offices.SignedIn("S008"));
        var anew = await first.Do(new EnrolTerminal(1, "127.0.0.1", new('C', 64), Clock.DayOf(stage.Site.Time.Now).AddYears(1)));
        findings.AddRange((await first.Run(new ConfirmAct(anew.ActId))).Succeeded ? ["ALONE one person enrolled a terminal"] : []);
        findings.AddRange(await offices.Refused("terminal enrolled by one person", offices.Sit("S005", null), "/sign-in"));
        await second.Do(new ConfirmAct(anew.ActId));
        return [.. findings, .. await offices.Expect("terminal enrolled by two people", offices.Sit("S005", null), "/sign-in", HttpStatusCode.OK)];
    }
}
