namespace WelfareMutual.Tests.Load;

internal static class Rosters
{
    private const int Big = 5000;
    private const int Enterprises = 50;
    private const int Employees = 900;

    public static async Task Measure(Bench bench)
    {
        var officer = await bench.Officer(await bench.Enterprise());
        var seen = 0;
        var dry = await Bench.Time(async () => seen = (await bench.Upload(officer, Big)).Additions);
        Bench.Print($"dry run of a roster of {Big} rows", $"{dry.TotalSeconds:0.0} s ({seen} additions found)");
        var filed = 0;
        var applied = await Bench.Time(async () =>
        {
            for (var i = 0; i < Enterprises; i++)
            {
                filed += await bench.File(await bench.Officer(await bench.Enterprise()), Employees);
            }
        });
        Bench.Print($"{Enterprises} enterprises one after another, rosters of {Employees}, filed", $"{filed} people in {applied.TotalSeconds:0.0} s ({filed / applied.TotalSeconds:0}/s)");
        var taken = await Bench.Time(() => bench.Site.RunJobs());
        var members = (await bench.Query<long>("select count(*) from members.member"))[0];
        Bench.Print("the jobs that follow", $"{taken.TotalSeconds:0.0} s; {members} members in the register");
    }
}
