using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing.Rotation;
using WelfareMutual.Members.Own;
using WelfareMutual.Tests.Support;

namespace WelfareMutual.Tests.Load;

/// <summary>FEATURES ENC-03: every key of 45,000 members is exchanged while members read.</summary>
internal static class Rotations
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(61);

    public static async Task Measure(Bench bench)
    {
        await Register.Fill(bench);
        var readers = new List<SiteUser>();
        foreach (var person in await bench.Query<Guid>("select id from members.member order by id limit 64"))
        {
            readers.Add(await bench.Site.Member(person));
        }
        foreach (var (kind, name) in new[] { (RotationKind.PurposeKey, "own"), (RotationKind.IndexKey, "index"), (RotationKind.PersonKeys, "own") })
        {
            await Rotate(bench, readers, kind, name);
        }
    }

    private static async Task Rotate(Bench bench, List<SiteUser> readers, RotationKind kind, string name)
    {
        var (one, two) = (await bench.Site.Staff(StaffRole.System), await bench.Site.Staff(StaffRole.System));
        await two.Do(new DecideRotation((await one.Do(new ProposeRotation(kind, name, RotationReason.Schedule))).RotationId, true));
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
        var taken = await Bench.Time(() => Finish(bench));
        await stop.CancelAsync();
        await Task.WhenAll(use);
        var done = (await bench.Query<int>("select done from keys.rotation order by id desc limit 1"))[0];
        Bench.Print($"{kind} {name}: {done:N0}", $"{taken.TotalSeconds:0.0} s ({done / taken.TotalSeconds:N0}/s); {reads / taken.TotalSeconds:N0} reads/s meanwhile, {failed} failed");
    }

    private static async Task Finish(Bench bench)
    {
        while ((await bench.Query<string>("select state from keys.rotation order by id desc limit 1"))[0] != nameof(RotationState.Finished))
        {
            if (!(await bench.Site.Job(new RotateKeys())).Value.Moved)
            {
                bench.Site.Time.Now += Pause; // the pause between two turns is not what is measured
            }
        }
    }
}
