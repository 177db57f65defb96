using System.Diagnostics;
using System.Text;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Filings;
using WelfareMutual.Members.Rosters;
using WelfareMutual.Tests.Support;

namespace WelfareMutual.Database.Demo;

/// <summary>Beside the small demo, as many enterprises and members as the city has (seed 004: about 2,700 and 45,000), through the roster import.</summary>
internal sealed class DemoFull(Site site)
{
    private const int Enterprises = 2_700;
    private const int Members = 45_000;
    private const int FirstNumber = 2_001;
    private const int AtOnce = 4;

    /// <summary>People of each enterprise: 60 % with one to four, then a long tail up to several hundred.</summary>
    public static IReadOnlyList<int> Sizes(int enterprises, int members)
    {
        var small = enterprises * 60 / 100;
        var sizes = Enumerable.Range(0, small).Select(i => 1 + i % 4).ToList();
        var left = members - sizes.Sum();
        var tail = enterprises - small;
        var weights = Enumerable.Range(1, tail).Select(rank => 1.0 / (rank + 10)).ToArray();
        sizes.AddRange(weights.Select(w => (int)(left * w / weights.Sum())));
        for (var rest = members - sizes.Sum(); rest > 0; rest--)
        {
            sizes[small + rest % tail]++;
        }
        return sizes;
    }

    /// <param name="clerk">Opens and activates the enterprises.</param>
    /// <param name="enterprisesThere">How many the small demo made, with that many members.</param>
    public async Task Load(SiteUser clerk, int enterprisesThere, int membersThere)
    {
        var sizes = Sizes(Enterprises - enterprisesThere, Members - membersThere);
        var done = 0;
        var filed = 0;
        var watch = Stopwatch.StartNew();
        // The largest first: at the end no worker waits for one that has just begun a long roster.
        await Parallel.ForEachAsync(Enumerable.Range(0, sizes.Count).OrderByDescending(i => sizes[i]), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) =>
        {
            var people = await Enterprise(clerk, i, sizes[i]);
            var all = Interlocked.Add(ref filed, people);
            if (Interlocked.Increment(ref done) is var so && so % 100 == 0)
            {
                Console.WriteLine($"{watch.Elapsed:mm\\:ss} {so} enterprises, {all} members");
            }
        });
        Console.WriteLine($"{watch.Elapsed:mm\\:ss} {done} enterprises, {filed} members: all applied");
    }

    private async Task<int> Enterprise(SiteUser clerk, int i, int size)
    {
        var today = Clock.DayOf(site.Time.Now);
        var opened = await clerk.Do(new OpenEnterprise($"{FirstNumber + i}", DemoFirms.Profile(i), today));
        await clerk.Do(new MoveEnterprise(opened.EnterpriseId, EnterpriseState.Active, today, Version: 0));
        // A session without sign-in: the way in with key, password and code is the small demo's matter, not that of 2,700 officers.
        var id = Guid.CreateVersion7();
        var officer = await site.Session(new Actor(
            ActorKind.Officer, id, id, opened.EnterpriseId, "届出　担当", [nameof(OfficerRight.View), nameof(OfficerRight.Roster)], Guid.Empty, ""));
        var roster = new MemoryStream(Encoding.UTF8.GetBytes(DemoFirms.Roster(i, size)));
        var upload = await officer.Do(new UploadRoster(RosterKind.WholeList, "名簿.csv") { Upload = roster });
        if (upload.Additions != size || upload.FaultyRows > 0)
        {
            throw new InvalidOperationException($"roster {i}: {upload.Additions} of {size}, {upload.FaultyRows} faulty, {upload.State}");
        }
        var review = await officer.Do(new ReviewRoster(upload.RosterId));
        // As many jobs run as rosters wait, though perhaps for another worker's.
        return (await officer.Do(new FileRoster(upload.RosterId, review.Fingerprint))).Filed ?? (await site.Job(new FileAcceptedRoster())).Value.People;
    }
}
