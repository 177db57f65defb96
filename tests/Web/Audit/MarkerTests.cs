using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Family;
using WelfareMutual.Members.Rosters;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Web.Audit;

// FEATURES AUD-04: values that nobody else has go through the journeys and are found in no log, no trace and no column of the audit.
public sealed class MarkerTests : IDisposable
{
    private const int People = 12;
    private readonly Witness witness = new();
    private readonly ConcurrentQueue<string> traces = new();
    private readonly ActivityListener listener;

    public MarkerTests()
    {
        listener = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = done => traces.Enqueue($"{done.DisplayName} {string.Join(' ', done.TagObjects)} {string.Join(' ', done.Events.Select(e => $"{e.Name} {string.Join(' ', e.Tags)}"))}"),
        };
        ActivitySource.AddActivityListener(listener);
    }

    public void Dispose() => listener.Dispose();

    [Fact]
    public async Task No_marker_is_in_any_log_trace_or_column_of_the_audit()
    {
        await using var web = await WebSite.Start(witness.Beside);
        var markers = new List<string>();
        foreach (var n in Enumerable.Range(0, People))
        {
            await Journey(web, n, markers);
        }
        await web.Settle();
        Assert.True(markers.Count >= People * 8 && markers.Distinct().Count() == markers.Count, $"{markers.Count} markers");
        // Whoever searches must be able to find: the same search in what is allowed to hold a value.
        Assert.NotEmpty(Found(["<li>" + markers[0]], markers));
        Assert.True(witness.Lines.Count > 100 && traces.Count > 100, $"{witness.Lines.Count} lines, {traces.Count} traces");
        Assert.Equal([], Found(witness.Lines, markers));
        Assert.Equal([], Found(traces, markers));
        var rows = await Rows(web);
        Assert.True(rows.Count > 100, $"only {rows.Count} rows");
        Assert.Equal([], Found(rows, markers));
        Assert.Equal([], Found(rows, [.. markers.Select(m => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(m)))]));
    }

    private static async Task Journey(WebSite web, int n, List<string> markers)
    {
        var (name, kana) = (Kanji(n, "彩慧凜颯"), Katakana(n, "ヴァルセノ"));
        var (address, phone, mail) = ($"汐見市{Kanji(n, "蒼碧")}町{n}丁目", $"090-55{n:00}-1{n:000}", $"marker{n}@marks.example");
        markers.AddRange([name, kana, address, phone, mail]);
        var member = await web.World.Member(form: new EmployeeForm
        {
            FamilyName = name, GivenName = "試", FamilyKana = kana, GivenKana = "シ", BornOn = "1990-05-04", HiredOn = "2015-04-01", Address = address, Phone = phone, Mail = mail,
        });
        var (relative, relativeKana) = (Kanji(n, "瑠璃暁"), Katakana(n, "キュゼト"));
        markers.AddRange([relative, relativeKana]);
        await member.Run(new SaveRelative(null, Kinship.Child, $"{relative}　試", $"{relativeKana}　シ", "2015-01-01", true));
        var claim = (await member.Do(new StartClaim("Marriage"))).Id;
        var spouse = Kanji(n, "燦翠嶺");
        markers.Add(spouse);
        await member.Run(new AnswerQuestion(claim, "spouse", new Dictionary<string, string> { ["Name"] = $"{spouse}　試", ["Kana"] = "しけん　し" }));
        var row = Kanji(n, "黎湊");
        markers.Add(row);
        var officer = await web.Site.Officer(member.EnterpriseId, OfficerRight.View, OfficerRight.Roster);
        var csv = $"社員番号,氏名,フリガナ,生年月日,勤務場所\r\nE{n:0000},{row}　一,シケン イ,1980/13/2,本社\r\n";
        await officer.Run(new UploadRoster(RosterKind.WholeList, "名簿.csv") { Upload = new MemoryStream(Encoding.UTF8.GetBytes(csv)) });
        await Pages(web, member.User, name, phone);
    }

    private static async Task Pages(WebSite web, SiteUser member, string name, string phone)
    {
        using var browser = web.As(member);
        foreach (var path in (string[])["/home", "/my", "/my/profile", "/my/family", "/my/records"])
        {
            await browser.Open(path);
        }
        var profile = await browser.Open("/my/profile");
        await browser.Send(profile, "main form", ("Input.Phone", phone + "x")); // refused: the error must not repeat it in a log
        using var clerk = web.AtTerminal(await web.World.Clerk());
        var search = await clerk.Open("/members/find");
        await clerk.Send(search, "main form", ("Input.Search", name));
        using var guest = web.Guest();
        var signIn = await guest.Open("/sign-in");
        await guest.Send(signIn, "main form", ("Input.Login", name), ("Input.Password", phone));
    }

    /// <summary>Every row of the audit, its alarms, the outbox and the jobs, as text.</summary>
    private static async Task<List<string>> Rows(WebSite web)
    {
        await using var source = NpgsqlDataSource.Create(web.Site.Superuser);
        var rows = new List<string>();
        foreach (var table in (string[])["audit.entry", "audit.entry_subject", "audit.link", "audit.waiting", "audit.seal", "audit.alarm", "kernel.job_run", "kernel.command_key", "kernel.session"])
        {
            await using var command = source.CreateCommand($"select t::text from {table} t");
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync())
            {
                rows.Add(row.GetString(0));
            }
        }
        return rows;
    }

    private static IEnumerable<string> Found(IEnumerable<string> texts, IReadOnlyCollection<string> markers) =>
        texts.SelectMany(text => markers.Where(m => text.Contains(m, StringComparison.OrdinalIgnoreCase)).Select(m => $"{m} in: {text[..Math.Min(200, text.Length)]}")).Take(5);

    private static string Kanji(int n, string stem) => stem + "一二三四五六七八九十百千"[n];

    private static string Katakana(int n, string stem) => stem + "アイウエオカキクケコサシ"[n];
}
