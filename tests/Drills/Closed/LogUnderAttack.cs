using WelfareMutual.Audit.Chain;
using WelfareMutual.Audit.Seals;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Own;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tests.Drills.Frame;
using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tickets.Reservations;

namespace WelfareMutual.Tests.Drills.Closed;

internal sealed class LogUnderAttack : IDrill
{
    public string Id => "D23";
    public string Hypothesis => "A superuser edits, deletes, reorders and cuts the log, and it cannot be written: the verifier names the first bad record each time, and nothing is read or bought unseen";
    public string Plant => "a way into the log that swallows what it is given";
    public string PlantShows => "UNSEEN";

    private const string Off = "alter table audit.entry disable trigger only_added; alter table audit.entry_subject disable trigger only_added; alter table audit.link disable trigger only_added;";
    private const string On = "alter table audit.entry enable always trigger only_added; alter table audit.entry_subject enable always trigger only_added; alter table audit.link enable always trigger only_added;";

    private const string Swallow =
        """
        create or replace function audit.write(p_id uuid, p_kind text, p_actor uuid, p_terminal text, p_use_case text, p_outcome text,
            p_object uuid, p_reason text, p_request uuid, p_people uuid[], p_notes bytea[]) returns void language sql security definer set search_path = '' as $$ select null::void $$
        """;

    private static readonly (string What, string Attack, string Undo, string Expected)[] Attacks =
    [
        ("edit", "update audit.entry set terminal = terminal || '!' where id = (select entry_id from audit.link where seq = 4)",
            "update audit.entry set terminal = left(terminal, -1) where id = (select entry_id from audit.link where seq = 4)", "altered at 4"),
        ("delete", "create table public.kept as select * from audit.link where seq = 5; delete from audit.link where seq = 5",
            "insert into audit.link select * from public.kept; drop table public.kept", "missing at 5"),
        ("reorder", Exchange, Exchange, "altered at 6"),
        ("cut the tail", "create table public.kept as select * from audit.link where seq > (select max(last_seq) - 3 from audit.seal); delete from audit.link where seq in (select seq from public.kept)",
            "insert into audit.link select * from public.kept; drop table public.kept", "cut-off at "),
    ];

    private const string Exchange =
        """
        alter table audit.link drop constraint link_of_an_entry_once;
        update audit.link l set entry_id = x.entry_id from audit.link x where (l.seq, x.seq) in ((6, 7), (7, 6));
        alter table audit.link add constraint link_of_an_entry_once unique (entry_id)
        """;

    public async Task<Verdict> Run(Stage stage, DrillOptions options, CancellationToken ct)
    {
        await using var site = Site.On(stage.Theatre.Inside(stage.Cluster, stage.Database), new FakeTime { Now = TimeProvider.System.GetUtcNow() },
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["WM:Audit:Seals"] = Directory.CreateDirectory(Path.Combine(stage.Folder, "seals")).FullName });
        var world = new World(site);
        var (member, offering) = (await world.Member(Guid.Parse((await stage.Query("select id from enterprises.enterprise order by number limit 1"))[0])), await world.Offering());
        var findings = new List<string>();
        if (options.Planted)
        {
            await stage.Query(Swallow);
        }
        var seen = await Number(stage, "select count(*) from audit.entry");
        await member.Do(new MyProfile());
        if (await Number(stage, "select count(*) from audit.entry") == seen)
        {
            findings.Add("UNSEEN a record was opened without an entry");
        }
        for (var read = 0; read < options.Of(10, 500); read++)
        {
            await member.Do(new MyProfile());
        }
        for (var day = 0; day < 2; day++)
        {
            site.Time.Advance(TimeSpan.FromDays(1));
            while ((await site.Job(new ChainEntries())).Value.Chained > 0)
            {
            }
            await site.Job(new SealDays());
        }
        await Attacked(stage, site, findings);
        await Blocked(stage, member, offering, findings);
        return Verdict.Of($"{Attacks.Length} attacks on {await Number(stage, "select count(*) from audit.link")} records, a blocked log and a full one", findings);
    }

    private static async Task Attacked(Stage stage, Site site, List<string> findings)
    {
        await Expect(site, "untouched", "whole", findings);
        foreach (var (what, attack, undo, expected) in Attacks)
        {
            await stage.Query(Off + attack + ";" + On);
            await Expect(site, what, expected, findings);
            await stage.Query(Off + undo + ";" + On);
        }
        await Expect(site, "undone", "whole", findings);
    }

    private static async Task Blocked(Stage stage, Resident member, OfferingOnSale offering, List<string> findings)
    {
        (string Break, string Mend)[] ways =
        [
            ("create function public.closed() returns trigger language plpgsql as $$ begin raise exception 'closed' using errcode = '42501'; end $$; create trigger closed before insert on audit.entry for each row execute function public.closed()",
                "drop trigger closed on audit.entry; drop function public.closed()"),
            ("create function public.full() returns trigger language plpgsql as $$ begin raise exception 'no space' using errcode = '53100'; end $$; create trigger full_disk before insert on audit.entry for each row execute function public.full()",
                "drop trigger full_disk on audit.entry; drop function public.full()"),
        ];
        foreach (var (breaking, mending) in ways)
        {
            await stage.Query(breaking);
            var orders = await Number(stage, "select count(*) from tickets.reservation");
            var read = await member.Run(new MyProfile());
            var bought = await member.Run(new ReserveTickets(offering.Id, [new(offering.Adult, 1)], PaymentMethod.Card), Guid.CreateVersion7());
            if (read.Refusal?.Kind != RefusalKind.Unavailable)
            {
                findings.Add("UNSEEN a record was opened while nothing could be written down");
            }
            if (bought.Refusal?.Kind != RefusalKind.Unavailable || await Number(stage, "select count(*) from tickets.reservation") != orders)
            {
                findings.Add("UNSEEN something was bought while nothing could be written down");
            }
            await stage.Query(mending);
        }
        if (await Number(stage, "select count(*) from audit.alarm where code = 'log-unwritable'") == 0)
        {
            findings.Add("SILENT no alarm was raised");
        }
        if (!(await member.Run(new MyProfile())).Succeeded)
        {
            findings.Add("SICK it did not come back by itself");
        }
    }

    private static async Task Expect(Site site, string what, string verdict, List<string> findings)
    {
        var found = (await site.Job(new VerifyLog())).Value.Findings;
        var said = found.Count == 0 ? "whole" : found[0].ToString();
        if (!said.StartsWith(verdict, StringComparison.Ordinal))
        {
            findings.Add($"CHAIN {what}: {verdict} was expected, the verifier said {said}");
        }
    }

    private static async Task<long> Number(Stage stage, string sql) => long.Parse((await stage.Query(sql))[0], System.Globalization.CultureInfo.InvariantCulture);
}
