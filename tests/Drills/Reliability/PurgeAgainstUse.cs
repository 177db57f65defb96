using System.Collections.Concurrent;
using System.Text.Json;
using Npgsql;
using WelfareMutual.Audit.Chain;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing.Rotation;
using WelfareMutual.Members.Search;
using WelfareMutual.Retention.Holds;
using WelfareMutual.Retention.Purges;
using WelfareMutual.Tests.Drills.Checks;
using WelfareMutual.Tests.Drills.Frame;
using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Support;

namespace WelfareMutual.Tests.Drills.Reliability;

internal sealed class PurgeAgainstUse : IDrill
{
    private const string Money =
        """
        select md5(string_agg(l, '|' order by l)) from (
            select concat_ws(',', id, person_id, kind, event_date, amount, state) as l from condolence_benefits.benefit
            union all select concat_ws(',', id, person_id, amount, state) from payouts.payout_request union all select b::text from payouts.payout_batch b
            union all select l::text from payouts.payout_line l union all select concat_ws(',', id, order_id, amount, state, paid_at) from payments.payment
            union all select r::text from tickets.reservation r union all select e::text from events.entry e union all select y::text from members.membership_by_year y) books
        """;

    public string Id => "D17";
    public string Hypothesis => "Clocks past the limits: exactly who is over is erased while clerks read, one is edited, two are held; a reader gets the whole record or none; books and yearly table stay; a second person released it; the same again erases nothing";
    public string Plant => "a table from which nothing can be deleted any more";
    public string PlantShows => "LEFT";

    public async Task<Verdict> Run(Stage stage, DrillOptions options, CancellationToken ct)
    {
        using var keys = new KeyFolderCopy(stage.Addresses.OfficeKeys, stage.Addresses.GatewayKeys);
        var list = Directory.CreateDirectory(Path.Combine(stage.Folder, "erased")).FullName;
        await using var site = Site.On(stage.Theatre.Inside(stage.Cluster, stage.Database) with { GatewayKeys = keys.Gateway, OfficeKeys = keys.Office }, new FakeTime { Now = stage.Site.Time.Now.AddYears(13) },
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["WM:Retention:List"] = list });
        var leavers = await Leave(stage, options.Of(24, 300));
        var findings = new List<string>();
        var (proposer, releaser, checker) = (await site.Staff(StaffRole.System, StaffRole.Approver), await site.Staff(StaffRole.Approver), await site.Staff(StaffRole.Examiner));
        // They signed in on that day: a session of years ago would go with the run, like everybody's.
        await stage.Query("update kernel.session set created_at = created_at + interval '13 years' where kind = 'Staff'");
        await checker.Do(new PlaceHold(leavers[0].Number, "objection", "審査の申出"));
        var whole = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var leaver in leavers)
        {
            whole[leaver.Number] = JsonSerializer.Serialize(await checker.Do(new MemberDetail(leaver.Number)));
        }
        var books = (await stage.Query(Money))[0];
        if (options.Planted)
        {
            await stage.Query("create function public.keep() returns trigger language plpgsql as $$ begin return null; end $$; create trigger keep before delete on notifications.letter for each row execute function public.keep()");
        }

        var purge = (await site.Job(new DraftPurge())).Value.PurgeId!.Value;
        findings.AddRange(await DueSet(stage, leavers.Select(l => l.Id)));
        var digest = (await proposer.Do(new ShowPurge(purge))).Digest;
        await proposer.Do(new ProposePurge(purge, digest, true));
        if ((await proposer.Run(new DecidePurge(purge, true, digest, true))).Succeeded || (await site.Job(new RunPurge())).Value.Moved)
        {
            findings.Add("ALONE one person alone had it erased");
        }
        await releaser.Do(new DecidePurge(purge, true, digest, true));
        await checker.Do(new PlaceHold(leavers[1].Number, "suit", "令和8年(ワ)第1号"));
        var (reads, seen) = await Carry(stage, site, leavers, checker, whole, ct);
        findings.AddRange(seen);
        findings.AddRange(await After(stage, site, leavers, books));
        if (!options.Planted && (await site.Job(new DraftPurge())).Value.PurgeId is not null)
        {
            findings.Add("AGAIN the same day finds somebody to be erased once more");
        }
        while ((await site.Job(new ChainEntries())).Value.More)
        {
        }
        findings.AddRange(await Invariants.Broken(stage));
        return Verdict.Of($"{leavers.Count - 2} erased, 2 held, {reads} reads meanwhile", findings);
    }

    /// <summary>Members who left long ago: only the day of leaving is older than their records.</summary>
    private static async Task<IReadOnlyList<(Guid Id, string Number)>> Leave(Stage stage, int count)
    {
        var people = (await stage.Query(
            $"""
            select m.id || '|' || m.number from members.member m where m.state = 'Active'
              and not exists (select from casework.case_file c where c.person_id = m.id) and not exists (select from tickets.reservation r where r.person_id = m.id)
              and not exists (select from events.entry e where e.person_id = m.id)
              and exists (select from keys.person_key k where k.person_id = m.id) order by m.number limit {count}
            """)).Select(l => l.Split('|')).Select(l => (Guid.Parse(l[0]), l[1])).ToArray();
        var ids = string.Join(',', people.Select(p => $"'{p.Item1}'"));
        await stage.Query(
            $"""
            update members.member set state = 'Left', left_on = greatest(joined_on, current_date) where id in ({ids});
            update members.filing set state = 'Applied' where person_id in ({ids}) and state = 'Filed';
            update members.tenure_span set ends_on = greatest(starts_on, current_date) where person_id in ({ids});
            insert into notifications.letter (id, person_id, template, content, written_at) select gen_random_uuid(), id, 'mail-changed', 'x', now() from members.member where id in ({ids});
            """);
        stage.Evidence.Note($"{people.Length} members left");
        return people;
    }

    private static async Task<IEnumerable<string>> DueSet(Stage stage, IEnumerable<Guid> expected)
    {
        var drafted = (await stage.Query("select subject_id from retention.purge_item where kind = 'Member'")).Select(Guid.Parse).ToHashSet();
        var due = expected.ToHashSet();
        return due.Except(drafted).Select(p => $"DUE {p} is over and not proposed").Concat(drafted.Except(due).Select(p => $"DUE {p} is proposed and not over"));
    }

    /// <summary>The schedule erases; three clerks read; one row is being edited for the first second.</summary>
    private static async Task<(int Reads, IReadOnlyList<string> Findings)> Carry(
        Stage stage, Site site, IReadOnlyList<(Guid Id, string Number)> leavers, SiteUser reader, Dictionary<string, string> whole, CancellationToken ct)
    {
        var (reads, findings) = (0, new ConcurrentBag<string>());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reading = Enumerable.Range(0, 3).Select(n => Task.Run(async () =>
        {
            for (var i = n; !stop.IsCancellationRequested; i += 3)
            {
                var number = leavers[i % leavers.Count].Number;
                var outcome = await reader.Run(new MemberDetail(number));
                Interlocked.Increment(ref reads);
                if (outcome.Succeeded ? JsonSerializer.Serialize(outcome.Value) != whole[number] : outcome.Refusal!.Kind is not (RefusalKind.NotFound or RefusalKind.Erased))
                {
                    findings.Add($"HALF {(outcome.Succeeded ? "a record with parts missing" : outcome.Refusal!.Code)}");
                }
            }
        }, ct)).ToArray();
        await using (var clerk = new NpgsqlConnection(stage.Superuser))
        {
            await clerk.OpenAsync(ct);
            await using var edit = await clerk.BeginTransactionAsync(ct);
            await using var change = new NpgsqlCommand($"update members.member_profile set version = version where id = '{leavers[^1].Id}'", clerk);
            await change.ExecuteNonQueryAsync(ct);
            var began = TimeProvider.System.GetTimestamp();
            await Turn(site, 20);
            if ((await stage.Query($"select state from retention.purge_item where subject_id = '{leavers[^1].Id}'"))[0] != "Waiting" || TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromSeconds(30))
            {
                findings.Add("EDIT the erasure did not wait for whoever was writing, or waited too long");
            }
            await edit.RollbackAsync(ct);
        }
        await Turn(site, 120);
        await stop.CancelAsync();
        await Task.WhenAll(reading);
        stage.Evidence.Note($"{reads} reads");
        return (reads, [.. findings.Distinct()]);
    }

    private static async Task Turn(Site site, int most)
    {
        for (var turn = 0; turn < most; turn++)
        {
            if (!(await site.Job(new RunPurge())).Value.Moved && !(await site.Job(new RotateKeys())).Value.Moved)
            {
                return;
            }
        }
    }

    private static async Task<IReadOnlyList<string>> After(Stage stage, Site site, IReadOnlyList<(Guid Id, string Number)> leavers, string books)
    {
        var findings = new List<string>();
        var gone = leavers.Skip(2).Select(l => l.Id).ToArray();
        foreach (var table in await stage.Query(
            "select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspowner = 'wm_owner'::regrole and n.nspname not in ('retention', 'migrator')"))
        {
            findings.AddRange((await stage.Query($"select count(*) from {table} t where t::text ~ '{string.Join('|', gone)}' having count(*) > 0")).Select(n => $"LEFT {n} rows in {table} name somebody erased"));
        }
        foreach (var held in leavers.Take(2))
        {
            findings.AddRange((await stage.Query($"select count(*) from keys.person_key where person_id = '{held.Id}' having count(*) = 0")).Select(_ => "HELD somebody held was erased"));
        }
        findings.AddRange((await stage.Query(Money))[0] == books ? [] : ["BOOKS amounts or the yearly table changed"]);
        findings.AddRange((await stage.Query("select state from retention.purge where state <> 'Done'")).Select(s => $"LEFT the run stands at {s}"));
        findings.AddRange((await site.Job(new RunPurge())).Value.Moved ? ["AGAIN the run that is over does something"] : []);
        return findings;
    }
}
