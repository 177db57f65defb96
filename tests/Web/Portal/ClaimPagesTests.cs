using System.Net;
using System.Text;
using WelfareMutual.Casework.Review;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Web.BackOffice;
using Xunit;

namespace WelfareMutual.Tests.Web.Portal;

/// <summary>A claim from the phone, with what people type and send (issue, section 5).</summary>
public sealed class ClaimPagesTests : IAsyncLifetime
{
    private WebSite site = null!;
    private SiteUser member = null!;
    private Guid draft;

    public async Task InitializeAsync()
    {
        site = await WebSite.Start();
        member = (await site.World.Member()).User;
        draft = (await member.Do(new StartClaim("Marriage"))).Id;
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Theory]
    [InlineData("平成", "31", "5", "1", "平成31年は4月30日までです")]
    [InlineData("令和", "99", "1", "1", "まだ来ていない日です")]
    [InlineData("西暦", "2026", "2", "30", "2月30日はありません")]
    [InlineData("令和", "八", "5", "1", "年は数字で")]
    public async Task A_day_that_never_was_is_explained_and_what_was_typed_stays(string era, string year, string month, string day, string told)
    {
        using var browser = site.As(member);
        var page = await browser.Open($"/condolence-benefits/claim/{draft}/date");
        var refused = await browser.Send(page, "form[action$='/date']", ("Input.Date.Era", era), ("Input.Date.Year", year), ("Input.Date.Month", month), ("Input.Date.Day", day));
        Assert.Contains(told, refused.Html.QuerySelector(".wm-errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(year, refused.Html.QuerySelector("input[name='Input.Date.Year']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Full_width_digits_and_half_width_kana_are_taken()
    {
        using var browser = site.As(member);
        var page = await browser.Open($"/condolence-benefits/claim/{draft}/date");
        var date = new Desk(site).Day;
        var spouse = await browser.Send(page, "form[action$='/date']", ("Input.Date.Era", "西暦"), ("Input.Date.Year", Wide(date.Year)), ("Input.Date.Month", Wide(date.Month)), ("Input.Date.Day", Wide(date.Day)));
        Assert.EndsWith("/spouse", spouse.Path, StringComparison.Ordinal);
        var next = await browser.Send(spouse, "form[action$='/spouse']", ("Input.Name", "𠮷野　健一"), ("Input.Kana", "ﾖｼﾉ ｹﾝｲﾁ"));
        Assert.EndsWith("/documents", next.Path, StringComparison.Ordinal);
        var again = await browser.Open($"/condolence-benefits/claim/{draft}/spouse");
        Assert.Equal("𠮷野　健一", again.Html.QuerySelector("input[name='Input.Name']")!.GetAttribute("value"));
        Assert.Equal("ヨシノ　ケンイチ", again.Html.QuerySelector("input[name='Input.Kana']")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(20)]
    public async Task A_document_that_is_too_large_is_refused_with_the_limit_and_the_page_stays(int megabytes)
    {
        using var browser = site.As(member);
        var page = await browser.Open($"/condolence-benefits/claim/{draft}/documents");
        var picture = new byte[megabytes * 1024 * 1024];
        (picture[0], picture[1], picture[2]) = (0xFF, 0xD8, 0xFF);
        var refused = await browser.SendFile(page, "form[action$='handler=Attach']", "写真.jpg", picture);
        Assert.InRange((int)refused.Status, 400, 499);
        Assert.Contains("10MBまで", refused.Text, StringComparison.Ordinal);
        var kept = await browser.SendFile(await browser.Open(page.Path), "form[action$='handler=Attach']", "写真.jpg", picture[..1000]);
        Assert.Contains("書類を受け取りました", kept.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_of_another_kind_is_refused_by_what_it_is()
    {
        using var browser = site.As(member);
        var page = await browser.Open($"/condolence-benefits/claim/{draft}/documents");
        var refused = await browser.SendFile(page, "form[action$='handler=Attach']", "写真.jpg", Encoding.UTF8.GetBytes("<html>写真ではない</html>"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("この種類のファイルは読めません", refused.Html.QuerySelector("#Input_File-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("file", refused.Html.QuerySelector("#Input_File")!.GetAttribute("name"));
        Assert.NotNull(refused.Html.QuerySelector("label[for=Input_File]"));
    }

    [Theory]
    [InlineData("documents", "File", "書類がまだありません")]
    [InlineData("bank", "Bank", "金融機関を一覧から選んでください")]
    [InlineData("branch", "Branch", "支店を一覧から選んでください")]
    public async Task Every_link_of_the_error_summary_leads_to_its_place_with_the_sentence_beside_it(string question, string field, string told)
    {
        using var browser = site.As(member);
        var page = await browser.Open($"/condolence-benefits/claim/{draft}/{question}");
        var refused = await browser.Send(page, $"form[action$='/{question}']");
        Assert.Equal($"#Input_{field}", refused.Html.QuerySelector(".wm-errors a")!.GetAttribute("href"));
        Assert.NotNull(refused.Html.QuerySelector($"#Input_{field}"));
        Assert.Contains(told, refused.Html.QuerySelector($"#Input_{field}-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_member_is_shown_the_button_that_begins_a_claim()
    {
        const string begin = "form[action='/benefits?handler=Start']";
        using var guest = site.Guest();
        using var officer = site.As(await site.Site.Officer(await site.World.Enterprise(), OfficerRight.View));
        using var browser = site.As(member);
        var (toGuest, toOfficer, toMember) = (await guest.Open("/benefits"), await officer.Open("/benefits"), await browser.Open("/benefits"));
        Assert.Equal("ログインして申請する", toGuest.Html.QuerySelector("main a[href='/sign-in?back=/benefits']")!.TextContent);
        Assert.Contains("会員本人がログインして申請します。", toOfficer.Text, StringComparison.Ordinal);
        Assert.Empty(toGuest.Html.QuerySelectorAll(begin).Concat(toOfficer.Html.QuerySelectorAll($"{begin}, main a[href^='/sign-in']")));
        Assert.NotEmpty(toMember.Html.QuerySelectorAll(begin));
    }

    [Fact]
    public async Task When_the_sign_in_ends_in_the_middle_what_was_typed_is_kept_and_a_file_is_asked_for_again()
    {
        using var browser = site.As(member);
        var names = await browser.Open($"/condolence-benefits/claim/{draft}/spouse");
        var papers = await browser.Open($"/condolence-benefits/claim/{draft}/documents");
        await new Desk(site).Execute("update kernel.session set ended_at = now() where kind = 'Member'");

        var kept = await browser.Send(names, "form[action$='/spouse']", ("Input.Name", "佐藤　健一"), ("Input.Kana", "サトウ　ケンイチ"));
        Assert.Equal("ログインの時間が終わりました", kept.Heading);
        Assert.NotEmpty(kept.Html.QuerySelector("input[name=__kept]")!.GetAttribute("value")!);
        Assert.DoesNotContain("佐藤", kept.Answer.RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ファイル", kept.Text, StringComparison.Ordinal);
        var signIn = await browser.Send(kept, "form[action*='handler=Keep']");
        Assert.NotEmpty(signIn.Html.QuerySelector("input[name=__kept]")!.GetAttribute("value")!);
        var passkey = await browser.Send(signIn, "form[action$='handler=Passkey']");
        var password = await browser.Send(passkey, "form[action$='handler=Keep']");
        Assert.NotEmpty(password.Html.QuerySelector("form[action='/sign-in'] input[name=__kept]")!.GetAttribute("value")!);

        var file = await browser.SendFile(papers, "form[action$='handler=Attach']", "写真.pdf", "%PDF-1.7 x"u8.ToArray());
        Assert.Equal("ログインの時間が終わりました", file.Heading);
        Assert.Contains("ファイルは、もう一度選んでください", file.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_account_is_corrected_by_choosing_bank_and_branch_from_a_search()
    {
        var clerk = await site.Site.Staff(StaffRole.Clerk, StaffRole.Examiner);
        var reference = await new Desk(site).Claim(member);
        var review = await clerk.Do(new ReviewCase(reference));
        await clerk.Do(new ReturnForFields(review.Case.Id, review.Version, [new("account", "名義が通帳と違います。")]));
        using var browser = site.As(member);
        var page = await browser.Open($"/my/cases/{reference}/correct");
        Assert.Null(page.Html.QuerySelector("input[name='Input.Bank']"));
        page.Html.QuerySelector("form[action$='/correct']")!.SetAttribute("action", $"/my/cases/{reference}/correct?handler=Banks");
        (string, string)[] typed = [("Input.AccountKind", "Ordinary"), ("Input.AccountNumber", "７６５４３２１"), ("Input.Holder", "ヤマダ　サクラ")];
        var found = await browser.Send(page, "form[action$='handler=Banks']", [("Input.BankSearch", "ゆうちょ"), ("Input.BranchSearch", "〇一八"), .. typed]);
        Assert.Equal("９９００".Normalize(NormalizationForm.FormKC), found.Html.QuerySelector("input[name='Input.Bank'][checked]")!.GetAttribute("value"));
        Assert.Equal("018", found.Html.QuerySelector("input[name='Input.Branch'][checked]")!.GetAttribute("value"));
        Assert.Equal("７６５４３２１", found.Html.QuerySelector("input[name='Input.AccountNumber']")!.GetAttribute("value"));

        var done = await browser.Send(found, "form[action$='/correct']");
        Assert.StartsWith($"/my/cases/{reference}?done=corrected", done.Path, StringComparison.Ordinal);
        Assert.Equal($"/my/cases/{reference}", (await browser.Open($"/my/cases/{reference}/correct")).Path);
        Assert.Contains((await clerk.Do(new ReviewCase(reference))).Details.Facts, f => f.Claimed.Contains("ゆうちょ", StringComparison.Ordinal) && f.Former is not null);
    }

    [Fact]
    public async Task Who_stops_in_the_middle_finds_what_was_typed_and_what_is_still_missing()
    {
        using var browser = site.As(member);
        var names = await browser.Open($"/condolence-benefits/claim/{draft}/spouse");
        names.Html.QuerySelector("form[action$='/spouse']")!.SetAttribute("action", $"/condolence-benefits/claim/{draft}/spouse?handler=Keep");
        Assert.Equal("/my/cases?done=kept", (await browser.Send(names, "form[action$='handler=Keep']")).Path);
        var half = await browser.Send(names, "form[action$='handler=Keep']", ("Input.Name", "佐藤　健一"));
        Assert.Equal("佐藤　健一", half.Html.QuerySelector("input[name='Input.Name']")!.GetAttribute("value"));
        Assert.NotNull(half.Html.QuerySelector("main form a[href='/my/cases?done=kept']"));
        var kept = await browser.Send(names, "form[action$='handler=Keep']", ("Input.Name", "佐藤　健一"), ("Input.Kana", "サトウ　ケンイチ"));
        Assert.Equal("/my/cases?done=kept", kept.Path);

        var check = await browser.Open(kept.Html.QuerySelector("main a[href$='/check']")!.GetAttribute("href")!);

        Assert.Contains("佐藤 健一", check.Text, StringComparison.Ordinal);
        Assert.NotNull(check.Html.QuerySelector($"a[href='/condolence-benefits/claim/{draft}/documents']"));
        Assert.Contains("まだ送っていません", check.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_deleted_after_it_was_said_what_goes_with_it()
    {
        using var browser = site.As(member);
        var list = await browser.Open("/my/cases");
        var asked = list.Html.QuerySelector("details:not([open]):has(form[action$='handler=Drop'])")!;
        Assert.Contains("元に戻せません", asked.TextContent, StringComparison.Ordinal);
        Assert.Single(list.Html.QuerySelectorAll("form[action$='handler=Drop']"));
        Assert.Equal("/my/cases?done=dropped", (await browser.Send(list, "details form[action$='handler=Drop']")).Path);
        Assert.Equal(RefusalKind.NotFound, (await member.Run(new CheckClaim(draft))).Refusal!.Kind);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("account")]
    public async Task Going_back_after_sending_shows_the_application(string page)
    {
        var clerk = await site.Site.Staff(StaffRole.Clerk);
        var reference = await new Desk(site).Claim(member);
        var sent = (await clerk.Do(new ReviewCase(reference))).Case.Id;
        using var browser = site.As(member);

        var shown = await browser.Open($"/condolence-benefits/claim/{sent}/{page}");

        Assert.Equal($"/my/cases/{reference}?done=sent", shown.Path);
        Assert.Contains("もう財団に送られています", shown.Text, StringComparison.Ordinal);
    }

    private static string Wide(int number) => string.Concat($"{number}".Select(c => (char)(c - '0' + '０')));
}
