using System.Net;
using System.Text;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Rosters;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Web.Portal;

/// <summary>The pages from the dry run to what was filed.</summary>
public sealed class RosterPagesTests : IAsyncLifetime
{
    private WebSite site = null!;
    private Guid firm;
    private SiteUser officer = null!;

    public async Task InitializeAsync()
    {
        site = await WebSite.Start();
        firm = await site.World.Enterprise();
        officer = await site.Site.Officer(firm, OfficerRight.View, OfficerRight.Roster);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_long_roster_shows_how_far_it_is_can_be_left_and_ends_with_what_was_filed()
    {
        var roster = await Upload(300, "E9999,試験　三,シケン ウ,H1.2.30,本社\r\n");
        using var browser = site.As(officer);
        var review = await browser.Open($"/enterprise/review-roster/{roster}");
        Assert.Contains("まだ何も変わっていません", review.Text, StringComparison.Ordinal);

        var filing = await browser.Send(review, "form:has(input[name='Input.Fingerprint'])");
        Assert.Equal($"/enterprise/roster-filed/{roster}", filing.Path);
        Assert.Equal("名簿を届け出ています", filing.Heading);
        Assert.Equal(("0", "300"), (filing.Html.QuerySelector(".wm-job progress")!.GetAttribute("value"), filing.Html.QuerySelector(".wm-job progress")!.GetAttribute("max")));
        Assert.Contains("http-equiv=\"refresh\"", filing.Html.QuerySelector("noscript")!.TextContent + filing.Html.Head!.InnerHtml, StringComparison.Ordinal);
        Assert.Contains("進みぐあいを見る", (await browser.Open("/enterprise")).Text, StringComparison.Ordinal);
        Assert.Contains("この名簿を届け出ています", (await browser.Open($"/enterprise/review-roster/{roster}")).Text, StringComparison.Ordinal);

        await site.Site.Job(new FileAcceptedRoster());
        var filed = await browser.Open(filing.Path);
        Assert.Equal("名簿を届け出ました", filed.Heading);
        Assert.Null(filed.Html.QuerySelector(".wm-job"));
        Assert.Contains("300人", filed.Text, StringComparison.Ordinal);
        var faults = await browser.Open(filed.Html.QuerySelector("a[href*='handler=Faults']")!.GetAttribute("href")!);
        Assert.Contains("H1.2.30", faults.Text, StringComparison.Ordinal);
        Assert.Equal(filing.Path, (await browser.Open("/enterprise")).Html.QuerySelector($"a[href='{filing.Path}']")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_short_roster_is_filed_at_once()
    {
        var roster = await Upload(3);
        using var browser = site.As(officer);
        var filed = await browser.Send(await browser.Open($"/enterprise/review-roster/{roster}"), "form:has(input[name='Input.Fingerprint'])");
        Assert.Equal("名簿を届け出ました", filed.Heading);
    }

    [Fact]
    public async Task A_roster_that_came_back_says_why_on_its_page()
    {
        var roster = await Upload(300);
        using var browser = site.As(officer);
        await browser.Send(await browser.Open($"/enterprise/review-roster/{roster}"), "form:has(input[name='Input.Fingerprint'])");
        await site.World.Member(firm);
        await site.Site.Job(new FileAcceptedRoster());
        var back = await browser.Open($"/enterprise/roster-filed/{roster}");
        Assert.Equal(($"/enterprise/review-roster/{roster}", HttpStatusCode.OK), (back.Path, back.Status));
        Assert.Contains("届け出られませんでした", back.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_answered_before_stands_on_the_page_and_is_answered_anew_there()
    {
        const string csv = "社員番号,氏名,フリガナ,生年月日,ｲﾘ\r\nE1,山田　花子,ヤマダ ハナコ,1980/1/2,2010/4/1\r\n";
        using var browser = site.As(officer);
        var first = await browser.Open($"/enterprise/review-roster/{await Upload(csv)}");
        await Answer(browser, first, "");
        var next = await browser.Open($"/enterprise/review-roster/{await Upload(csv)}");
        Assert.Equal(["5列目", "ｲﾘ", "使わない"], next.Html.QuerySelectorAll("section:has(#answered) tbody tr > *").Select(c => c.TextContent.Trim()));
        var again = await Answer(browser, next, "HiredOn");
        Assert.Contains("入社年月日", again.Html.QuerySelector("section:has(#answered) tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_to_be_known_and_who_is_held_by_a_faulty_row_are_told_before_and_after_filing()
    {
        using var browser = site.As(officer);
        await browser.Send(await browser.Open($"/enterprise/review-roster/{await Upload(2)}"), "form:has(input[name='Input.Fingerprint'])");
        var roster = await Upload("社員番号,氏名,フリガナ,生年月日,勤務場所\r\nE0001,試験　二,シケン イ,H1.2.30,本社\r\nE0002,試験　三,シケン ウ,1980/1/2,本社\r\nE0003,試験四,シケン エ,1980/1/2,=1+2\r\n");
        var review = await browser.Open($"/enterprise/review-roster/{roster}");
        var rows = review.Html.QuerySelectorAll("section:has(#notes) tbody tr").Select(r => r.TextContent).ToArray();
        Assert.Equal(2, rows.Length);
        Assert.Contains("氏名（B列）", rows[0], StringComparison.Ordinal);
        Assert.Contains("姓と名の間に空白がありません", rows[0], StringComparison.Ordinal);
        Assert.Contains("勤務場所（E列）", rows[1], StringComparison.Ordinal);
        Assert.Contains("直す行に載っている会員1人は、直すまで変更も退会もしません", review.Text, StringComparison.Ordinal);
        var filed = await browser.Send(review, "form:has(input[name='Input.Fingerprint'])");
        Assert.Contains("見ておくところ（2件）", filed.Text, StringComparison.Ordinal);
        Assert.Contains("会員1人は、変更も退会もしていません", filed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_a_hundred_megabytes_is_answered_with_a_page_that_says_so()
    {
        using var browser = site.As(officer);
        using var file = new ByteArrayContent(new byte[100 * 1024 * 1024]);
        var seen = await browser.Post("/enterprise/upload-roster", file);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, seen.Status);
        Assert.Contains("大きすぎるため、受け取れませんでした", seen.Text, StringComparison.Ordinal);
        Assert.Contains("名簿のファイルは20MBまで", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_roster_of_eighteen_megabytes_is_read_as_the_page_promises()
    {
        using var browser = site.As(officer);
        var form = await browser.Open("/enterprise/upload-roster");
        using var body = new MultipartFormDataContent
        {
            { new StringContent(form.Html.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent("Differences"), "Input.Kind" },
        };
        var csv = "社員番号,氏名,フリガナ,生年月日,備考\r\n" + string.Concat(Enumerable.Range(1, 200).Select(i => $"E{i:00000},試験　一,シケン イ,1980/1/2,{new string('x', 90_000)}\r\n"));
        body.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "Input.File", "名簿.csv");
        Assert.StartsWith("/enterprise/review-roster/", (await browser.Post("/enterprise/upload-roster", body)).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_roster_of_five_megabytes_comes_through_the_form_without_touching_the_portals_disk()
    {
        using var browser = site.As(officer);
        var form = await browser.Open("/enterprise/upload-roster");
        using var body = new MultipartFormDataContent
        {
            { new StringContent(form.Html.QuerySelector("form.wm-form-body input[name=__RequestVerificationToken], main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent("Differences"), "Input.Kind" },
        };
        var csv = "社員番号,氏名,フリガナ,生年月日,勤務場所\r\n" + string.Concat(Enumerable.Range(1, 20_000).Select(i => $"E{i:00000},試験　一,シケン イ,1980/1/2,本社　{new string('港', 70)}\r\n"));
        body.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "Input.File", "名簿.csv");
        var spilled = Environment.GetEnvironmentVariable("ASPNETCORE_TEMP") ?? Path.GetTempPath();
        using var watch = new FileSystemWatcher(spilled, "ASPNETCORE_*") { EnableRaisingEvents = true };
        var written = 0;
        watch.Created += (_, _) => Interlocked.Increment(ref written);
        var review = await browser.Post("/enterprise/upload-roster", body);
        Assert.StartsWith("/enterprise/review-roster/", review.Path, StringComparison.Ordinal);
        Assert.Equal(0, written);
    }

    [Fact]
    public async Task The_line_under_the_header_names_the_officers_own_enterprise()
    {
        var other = await site.Site.Officer(await site.World.Enterprise("株式会社あおば運輸"), OfficerRight.View);
        foreach (var (user, name, rights) in new[] { (officer, "株式会社みどり製作所", "名簿の届出ができます"), (other, "株式会社あおば運輸", "見ることができます"), (officer, "株式会社みどり製作所", "名簿の届出ができます") })
        {
            using var browser = site.As(user);
            var line = (await browser.Open("/enterprise/officers")).Html.QuerySelector(".wm-sub")!.TextContent;
            Assert.Contains(name, line, StringComparison.Ordinal);
            Assert.Contains(rights, line, StringComparison.Ordinal);
        }
    }

    private static Task<Seen> Answer(Browser browser, Seen page, string field)
    {
        page.Html.QuerySelector("form:has(select)")!.SetAttribute("action", $"{page.Path}?handler=Answer");
        return browser.Send(page, "form:has(select)", ("Input.Answers[0].Field", field));
    }

    private async Task<Guid> Upload(int people, string more = "")
    {
        static string Spell(int number, string digits) => string.Concat($"{number}".Select(c => digits[c - '0']));
        var rows = Enumerable.Range(1, people).Select(i => $"E{i:0000},試験　{Spell(i, "一二三四五六七八九十")},シケン {Spell(i, "アイウエオカキクケコ")},1980/1/2,本社\r\n");
        return await Upload("社員番号,氏名,フリガナ,生年月日,勤務場所\r\n" + string.Concat(rows) + more);
    }

    private async Task<Guid> Upload(string csv)
    {
        return (await officer.Do(new UploadRoster(RosterKind.WholeList, "名簿.csv") { Upload = new MemoryStream(Encoding.UTF8.GetBytes(csv)) })).RosterId;
    }
}
