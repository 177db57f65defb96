using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WelfareMutual.Casework.Review;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Exports.Orders;
using WelfareMutual.Exports.Requests;
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
    private const int RosterRows = 40;
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
        await Office(web, markers);
        await web.Settle();
        Assert.True(markers.Count >= 1000 && markers.Distinct().Count() == markers.Count, $"{markers.Count} markers");
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
            FamilyName = name,
            GivenName = "試",
            FamilyKana = kana,
            GivenKana = "シ",
            BornOn = "1990-05-04",
            HiredOn = "2015-04-01",
            Address = address,
            Phone = phone,
            Mail = mail,
        });
        var (relative, relativeKana) = (Kanji(n, "瑠璃暁"), Katakana(n, "キュゼト"));
        markers.AddRange([relative, relativeKana]);
        await member.Run(new SaveRelative(null, Kinship.Child, $"{relative}　試", $"{relativeKana}　シ", "2015-01-01", true));
        var claim = (await member.Do(new StartClaim("Marriage"))).Id;
        var spouse = Kanji(n, "燦翠嶺");
        markers.Add(spouse);
        await member.Run(new AnswerQuestion(claim, "spouse", new Dictionary<string, string> { ["Name"] = $"{spouse}　試", ["Kana"] = "しけん　し" }));
        var officer = await web.Site.Officer(member.EnterpriseId, OfficerRight.View, OfficerRight.Roster);
        var uploaded = await officer.Run(new UploadRoster(RosterKind.WholeList, "名簿.csv") { Upload = new MemoryStream(Encoding.UTF8.GetBytes(Roster(n, markers))) });
        using (var desk = web.As(officer))
        {
            await desk.Open("/enterprise/members");
            await desk.Open($"/enterprise/review-roster/{uploaded.Value.RosterId}");
        }
        await Pages(web, member.User, name, phone);
    }

    /// <summary>A roster of forty people, every fifth of them faulty.</summary>
    private static string Roster(int n, List<string> markers)
    {
        var csv = new StringBuilder("社員番号,氏名,フリガナ,生年月日,勤務場所\r\n");
        foreach (var row in Enumerable.Range(0, RosterRows))
        {
            var (name, kana) = (Kanji(n, "黎湊") + Kanji(row / 12, "") + Kanji(row % 12, "子"), Katakana(n, "ヴェル") + Katakana(row / 12, "") + Katakana(row % 12, "ヌ"));
            markers.AddRange([name, kana]);
            csv.Append(CultureInfo.InvariantCulture, $"E{n:00}{row:00},{name}　一,{kana} イ,1980/{(row % 5 == 0 ? 13 : 1)}/2,本社\r\n");
        }
        return csv.ToString();
    }

    /// <summary>What staff write and what leaves: a claim sent back and rejected, a request, an order, its file and its ledger.</summary>
    private static async Task Office(WebSite web, List<string> markers)
    {
        string Said(string stem) => Marked(markers, stem);
        var (clerk, other, approver) = (await web.Site.Staff(StaffRole.Clerk, StaffRole.Examiner), await web.Site.Staff(StaffRole.Clerk), await web.Site.Staff(StaffRole.Approver));
        var member = await web.World.Member();
        var number = (await web.Site.Database.Read<string>($"select number from members.member where id = '{member.Id}'"))[0];
        var reference = await new BackOffice.Desk(web).Claim(member.User);
        var review = await clerk.Do(new ReviewCase(reference));
        await clerk.Do(new ReturnForFields(review.Case.Id, review.Version, [new("spouse", Said("漢字を瑪瑙で確かめ"))]));
        await clerk.Run(new RejectCase(review.Case.Id, review.Version + 1, Said("期限を翡翠で過ぎた")));
        var request = (await clerk.Do(new EnterRequest(RequestKind.Disclosure, number, false, Clock.DayOf(web.Site.Time.Now), Said("琥珀の記録を見たい")))).Number;
        var id = (await clerk.Do(new ShowRequest(request))).Id;
        await clerk.Do(new CheckIdentity(id, 0, "licence"));
        await clerk.Do(new ExtendRequest(id, 1, Said("柘榴の量が多いため")));
        await clerk.Do(new ProposeAnswer(id, 2, RequestAnswer.Granted, Said("珊瑚の定めによる")));
        await approver.Do(new DecideRequest(id, 3, true));
        var order = await clerk.Do(new OrderExport(ExportKind.PersonRecord, request, null, null, Said("黒曜の請求への回答"), Said("月長石の代理人")));
        await approver.Do(new DecideExport(order.Id, 0, true));
        await clerk.Do(new TakeFile(order.Id));
        markers.Add((await other.Do(new TakePassword(order.Id))).Password);
        await clerk.Do(new RecordHandOver(order.Id, HandOverStep.Given, "hand", Said("蛍石の窓口で")));
        using var terminal = web.AtTerminal(approver);
        foreach (var path in (string[])[$"/cases/{reference}", $"/exports/requests/{request}", $"/exports/orders/{order.Number}", $"/members/{number}", "/letters/print"])
        {
            await terminal.Open(path);
        }
    }

    private static string Marked(List<string> markers, string text)
    {
        markers.Add(text);
        return text;
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
        foreach (var table in (string[])["audit.entry", "audit.entry_subject", "audit.link", "audit.waiting", "audit.seal", "audit.alarm", "kernel.job_run", "kernel.command_key", "kernel.session", "kernel.outbox", "exports.export_order", "exports.hand_over", "exports.rights_request"])
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

    private static IEnumerable<string> Found(IEnumerable<string> texts, IReadOnlyCollection<string> markers)
    {
        var any = SearchValues.Create([.. markers], StringComparison.OrdinalIgnoreCase);
        return texts.Where(text => text.AsSpan().ContainsAny(any))
            .SelectMany(text => markers.Where(m => text.Contains(m, StringComparison.OrdinalIgnoreCase)).Select(m => $"{m} in: {text[..Math.Min(200, text.Length)]}")).Take(5);
    }

    private static string Kanji(int n, string stem) => stem + "一二三四五六七八九十百千"[n];

    private static string Katakana(int n, string stem) => stem + "アイウエオカキクケコサシ"[n];
}
