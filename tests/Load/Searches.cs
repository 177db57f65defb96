using WelfareMutual.Members.Search;

namespace WelfareMutual.Tests.Load;

/// <summary>FEATURES ENC-02: a member is found by kana, name, birth date or telephone among 45,000 whose records nobody opened.</summary>
internal static class Searches
{
    private const int Searched = 400;
    private static readonly string[] Asked = ["サト", "サトウ イ", "佐藤", "田中 二三", "1980-04-04", "5678", "ヤマ", "コバヤシ ウエオ"];

    public static async Task Measure(Bench bench)
    {
        await Register.Fill(bench);
        var clerk = await bench.World.Clerk();
        var times = new List<double>();
        var found = 0;
        for (var i = 0; i < Searched; i++)
        {
            var taken = await Bench.Time(async () => found += (await clerk.Do(new FindMembers(Asked[i % Asked.Length]))).Rows.Count);
            times.Add(taken.TotalMilliseconds);
        }
        times.Sort();
        var rows = (await bench.Query<long>("select count(*) from members.member_search"))[0];
        Bench.Print($"{Searched} searches, one after another, {rows:N0} keyed digests", $"p50 {times[Searched / 2]:0} ms, p95 {times[Searched * 95 / 100]:0} ms, longest {times[^1]:0} ms ({found / Searched} rows each)");
        foreach (var kind in await bench.Query<string>(
            "select kind || ': ' || count(distinct digest) || ' digests for ' || count(*) || ' rows' from members.member_search group by kind order by kind"))
        {
            Bench.Print("  what the database shows", kind);
        }
    }
}

/// <summary>45,000 members in 50 enterprises, indexed.</summary>
internal static class Register
{
    private const int Enterprises = 50;
    private const int Employees = 900;

    public static async Task Fill(Bench bench)
    {
        for (var i = 0; i < Enterprises; i++)
        {
            await bench.File(await bench.Officer(await bench.Enterprise()), Employees);
        }
        await bench.Site.RunJobs();
    }
}
