using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing.Rotation;
using WelfareMutual.Members.Own;
using WelfareMutual.Retention.Purges;
using WelfareMutual.Tests.Support;

namespace WelfareMutual.Tests.Load;

/// <summary>FEATURES RET-02: one in nine of 45,000 members is erased while the others read, and the keys of those who stay are wrapped anew.</summary>
internal static class Purges
{
    private const int Leavers = 5000;

    public static async Task Measure(Bench bench)
    {
        await Register.Fill(bench);
        await bench.Query<int>($"with l as (select id from members.member order by id desc limit {Leavers}) update members.member m set state = 'Left', left_on = m.joined_on from l where l.id = m.id returning 1");
        await bench.Query<int>("update members.filing set state = 'Applied' where state = 'Filed' returning 1");
        var readers = new List<SiteUser>();
        foreach (var person in await bench.Query<Guid>("select id from members.member order by id limit 64"))
        {
            readers.Add(await bench.Site.Member(person));
        }
        bench.Site.Time.Now = bench.Site.Time.Now.AddYears(13);
        // The database's own clock stayed: the readers signed in on the day of the purge, or it would end their sessions as thirteen years old.
        await bench.Query<int>("update kernel.session set created_at = created_at + interval '13 years' returning 1");
        Guid? purge = null;
        var drafted = await Bench.Time(async () => purge = (await bench.Site.Job(new DraftPurge())).Value.PurgeId);
        Bench.Print("dry run over 45,000 members", $"{drafted.TotalSeconds:0.0} s");
        var (one, two) = (await bench.Site.Staff(StaffRole.System), await bench.Site.Staff(StaffRole.Approver));
        var digest = (await one.Do(new ShowPurge(purge!.Value))).Digest;
        await one.Do(new ProposePurge(purge.Value, digest, true));
        await two.Do(new DecidePurge(purge.Value, true, digest, true));
        var (reads, failed) = (0, 0);
        using var stop = new CancellationTokenSource();
        var use = Enumerable.Range(0, 4).Select(n => Task.Run(async () =>
        {
            for (var i = n; !stop.IsCancellationRequested; i += 4)
            {
                var outcome = await readers[i % readers.Count].Run(new MyProfile());
                _ = outcome.Succeeded ? Interlocked.Increment(ref reads) : Interlocked.Increment(ref failed);
            }
        })).ToArray();
        var erased = await Bench.Time(() => Until(bench, "Closing"));
        var closed = await Bench.Time(() => Until(bench, "Done"));
        await stop.CancelAsync();
        await Task.WhenAll(use);
        var people = (await bench.Query<long>("select count(*) from retention.erased"))[0];
        var rows = (await bench.Query<long>("select sum(gone)::bigint from retention.purge_line"))[0];
        Bench.Print($"erased: {people:N0} people, {rows:N0} rows", $"{erased.TotalSeconds:0.0} s ({people / erased.TotalSeconds:N0} people/s, {rows / erased.TotalSeconds:N0} rows/s)");
        Bench.Print("keys of those who stay wrapped anew, certificate", $"{closed.TotalSeconds:0.0} s; {reads / (erased + closed).TotalSeconds:N0} reads/s meanwhile, {failed} failed");
    }

    private static async Task Until(Bench bench, string state)
    {
        while ((await bench.Query<string>("select state from retention.purge"))[0] is var now && now != state && now != "Done")
        {
            if (!(await bench.Site.Job(new RunPurge())).Value.Moved)
            {
                await bench.Site.Job(new RotateKeys());
            }
        }
    }
}
