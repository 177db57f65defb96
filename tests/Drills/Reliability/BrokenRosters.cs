using System.Net.Http.Headers;
using System.Text;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Rosters;
using WelfareMutual.Tests.Drills.Checks;
using WelfareMutual.Tests.Drills.Frame;
using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Drills.Workload;
using WelfareMutual.Tests.Support;

namespace WelfareMutual.Tests.Drills.Reliability;

internal sealed class BrokenRosters : IDrill
{
    public string Id => "D14";
    public string Hypothesis => "A roster is cut off, wrong in one row, sent twice, filed by two at once, or names another firm's people: all of its good rows once, or nothing, and nobody else's";
    public string Plant => "a filed roster that lost a row";
    public string PlantShows => "ROWS";

    public async Task<Verdict> Run(Stage stage, DrillOptions options, CancellationToken ct)
    {
        var rows = options.Of(400, 900);
        await stage.StartHosts();
        var firm = await Firm(stage);
        var officers = new[] { await stage.Site.Officer(firm, OfficerRight.View, OfficerRight.Roster), await stage.Site.Officer(firm, OfficerRight.View, OfficerRight.Roster) };
        var findings = new List<string>(await CutOff(stage, officers[0].Token!, rows, ct));

        var wrong = Csv(rows, bad: rows - 1);
        var upload = await Upload(officers[0], wrong);
        var review = await officers[0].Do(new ReviewRoster(upload.RosterId));
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => officers[i % 2].Run(new FileRoster(upload.RosterId, review.Fingerprint)))));
        await Filed(officers[0], upload.RosterId, ct);
        if (options.Planted)
        {
            await stage.Query($"update members.member set enterprise_id = (select id from enterprises.enterprise where id <> '{firm}' limit 1) where id = (select id from members.member where enterprise_id = '{firm}' limit 1)");
        }
        var filed = await Count(stage, $"select count(*) from members.filing where enterprise_id = '{firm}'");
        var people = await Count(stage, $"select count(*) from members.member where enterprise_id = '{firm}'");
        if (upload.FaultyRows != 1 || filed != rows - 1 || people != rows - 1)
        {
            findings.Add($"ROWS {rows} sent, {upload.FaultyRows} faulty, {filed} filings, {people} in the register");
        }
        var again = await Upload(officers[1], wrong);
        if (again.Additions + again.Changes + again.Leavers != 0)
        {
            findings.Add($"AGAIN the same file would add {again.Additions}, change {again.Changes}, end {again.Leavers}");
        }
        findings.AddRange(await Strangers(stage, firm, officers[0]));
        findings.AddRange(await Invariants.Broken(stage));
        return Verdict.Of($"{rows} rows, {people} people once, once of {answers.Length} times that it was sent", findings);
    }

    /// <summary>A long roster is filed by a job of the back office: it is over when the state is another.</summary>
    private static async Task Filed(SiteUser officer, Guid roster, CancellationToken ct)
    {
        for (var tries = 0; tries < 360 && (await officer.Do(new RosterStatus(roster))).State == RosterState.Filing; tries++)
        {
            await Task.Delay(500, ct);
        }
    }

    private static async Task<Guid> Firm(Stage stage)
    {
        var clerk = await stage.World.Clerk();
        var since = Clock.DayOf(stage.Site.Time.Now).AddYears(-5);
        var opened = await clerk.Do(new OpenEnterprise("2001", new ProfileContent("株式会社みどり製作所", "650-0001", "汐見市港町1-1", "078-000-0000", "緑川　一"), since));
        await clerk.Do(new MoveEnterprise(opened.EnterpriseId, EnterpriseState.Active, since, 0));
        return opened.EnterpriseId;
    }

    /// <summary>Half of the file comes, then the line is gone.</summary>
    private static async Task<IReadOnlyList<string>> CutOff(Stage stage, string token, int rows, CancellationToken ct)
    {
        var journal = new Journal(stage.Evidence);
        using var visitor = new PortalVisitor(new Uri(stage.Portal.Address), stage.Door(stage.Portal), token, journal);
        var page = await visitor.Page("/enterprise/upload-roster", ct);
        var form = Form.Of(page!);
        if (form is null)
        {
            return ["FORM the page for rosters has no form"];
        }
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in form.Append(new("Input.Kind", "WholeList")).DistinctBy(f => f.Key))
        {
            content.Add(new StringContent(name == "Input.Kind" ? "WholeList" : value), name);
        }
        var whole = Encoding.UTF8.GetBytes(Csv(rows));
        var half = new StreamContent(new HalfStream(whole));
        half.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        half.Headers.ContentLength = whole.Length;
        content.Add(half, "Input.File", "meibo.csv");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/enterprise/upload-roster") { Content = content };
        using var answer = await visitor.Once(request);
        await Task.Delay(1500, ct);
        stage.Evidence.Note($"half a file: {journal}");
        var kept = await Count(stage, "select (select count(*) from members.roster_upload) + (select count(*) from members.roster_chunk)");
        return kept == 0 && answer is null ? [] : [$"HALF a file that was cut off left {kept} rows, answer {(int?)answer?.StatusCode}"];
    }

    /// <summary>Numbers of another firm's members in our file change nobody there.</summary>
    private static async Task<IReadOnlyList<string>> Strangers(Stage stage, Guid firm, SiteUser officer)
    {
        const string others = "select count(*), max(version) from members.member where enterprise_id <> ";
        var before = await stage.Query($"{others}'{firm}'");
        var number = (await stage.Query($"select number from members.member where enterprise_id <> '{firm}' order by number limit 1"))[0];
        var upload = await Upload(officer, $"会員番号,社員番号,氏名,フリガナ,生年月日,勤務場所\r\n{number},E90001,試験　他社,シケン タシャ,1980/1/2,本社\r\n", RosterKind.Differences);
        var review = await officer.Do(new ReviewRoster(upload.RosterId));
        await officer.Run(new FileRoster(upload.RosterId, review.Fingerprint));
        await stage.Site.RunJobs();
        var after = await stage.Query($"{others}'{firm}'");
        stage.Evidence.Note($"another firm's number {number}: {upload.FaultyRows} faulty, {upload.Additions} additions, {upload.Changes} changes; others {before[0]} then {after[0]}");
        return before[0] == after[0] ? [] : [$"OTHERS members of other firms were {before[0]} and are {after[0]}"];
    }

    private static Task<UploadRoster.Result> Upload(SiteUser officer, string csv, RosterKind kind = RosterKind.WholeList) =>
        officer.Do(new UploadRoster(kind, "名簿.csv") { Upload = new MemoryStream(Encoding.UTF8.GetBytes(csv)) });

    private static string Csv(int rows, int bad = 0) => "社員番号,氏名,フリガナ,生年月日,勤務場所\r\n"
        + string.Concat(Enumerable.Range(1, rows).Select(i => $"E{i:00000},試験　{Spell(i, "一二三四五六七八九十")},シケン {Spell(i, "アイウエオカキクケコ")},{(i == bad ? "1980/2/31" : Born(i))},本社\r\n"));

    private static string Born(int row) => $"{1960 + row / 336 % 40}/{1 + row / 28 % 12}/{1 + row % 28}";

    private static string Spell(int number, string digits) => string.Concat($"{number}".Select(c => digits[c - '0']));

    private static async Task<long> Count(Stage stage, string sql) => long.Parse((await stage.Query(sql))[0]);

    /// <summary>Gives half of what it promised and breaks.</summary>
    private sealed class HalfStream(byte[] whole) : MemoryStream(whole[..(whole.Length / 2)])
    {
        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            await base.CopyToAsync(destination, bufferSize, cancellationToken);
            await destination.FlushAsync(cancellationToken);
            throw new IOException("the line is gone");
        }
    }
}
