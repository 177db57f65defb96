using System.Net;
using System.Text;
using WelfareMutual.Casework.Review;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Web.BackOffice;

/// <summary>A paper claim from the envelope to the decision, on the pages of the desk.</summary>
public sealed class PaperClaimPagesTests : IAsyncLifetime
{
    private WebSite site = null!;
    private SiteUser clerk = null!;
    private Desk desk = null!;

    public async Task InitializeAsync()
    {
        site = await WebSite.Start();
        desk = new(site);
        await site.World.Member();
        clerk = await site.Site.Staff(StaffRole.Clerk, StaffRole.Examiner);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task It_is_keyed_in_scanned_returned_and_corrected_and_another_checks_it()
    {
        using var browser = site.AtTerminal(await site.Site.Staff(StaffRole.Clerk));
        var form = await browser.Open("/intake/paper-claim?kind=Marriage");
        var empty = await browser.Send(form, "form[action='/intake/paper-claim']", ("Input.MemberNumber", "1284-001"));
        Assert.Contains("日付", empty.Html.QuerySelector(".wm-errors")!.TextContent, StringComparison.Ordinal);
        var scans = await browser.Send(empty, "form[action='/intake/paper-claim']",
            [.. Day("Input.Date", desk.Day), .. Day("Input.ReceivedOn", Clock.DayOf(site.Site.Time.Now)), ("Input.Name", "佐藤　健一"), ("Input.Kana", "サトウ　ケンイチ"),
             ("Input.Bank", "0001"), ("Input.Branch", "001"), ("Input.AccountKind", "Ordinary"), ("Input.AccountNumber", "12345"), ("Input.Holder", "ヤマダ　サクラ")]);
        Assert.EndsWith("/scans?done=entered", scans.Path, StringComparison.Ordinal);
        var reference = scans.Path.Split('/')[2];

        var unsaid = await browser.SendFile(scans, "form[action$='/scans']", "証明書.pdf", Paper);
        Assert.Contains("どの書類かを選んでください", unsaid.Text, StringComparison.Ordinal);
        unsaid.Html.QuerySelector("input[name='Input.Need'][value=marriage_certificate]")!.SetAttribute("checked", "");
        var scanned = await browser.SendFile(unsaid, "form[action$='/scans']", "証明書.pdf", Paper);
        Assert.Contains("読み込み済み：証明書.pdf", scanned.Text, StringComparison.Ordinal);

        using var checker = site.AtTerminal(clerk);
        var page = await checker.Open($"/cases/{reference}");
        Assert.DoesNotContain("がまだありません", page.Html.QuerySelector(".wm-rules")?.TextContent ?? page.Text, StringComparison.Ordinal);
        Assert.Contains("あなたは、この申請の受取人でも、受付をした人でもありません", page.Text, StringComparison.Ordinal);
        await checker.Send(await checker.Open($"/cases/{reference}/return"), "form[action*='/return']", await Asked(reference, "spouse"));

        var returned = await browser.Open($"/cases/{reference}");
        var correct = await browser.Open(returned.Html.QuerySelector("a[href$='/correct']")!.GetAttribute("href")!);
        Assert.Contains("名前を確かめてください", correct.Text, StringComparison.Ordinal);
        Assert.Null(correct.Html.QuerySelector("[name='Input.AccountNumber']")); // not asked for
        var wrong = await browser.Send(correct, "form[action$='/correct']", ("Input.Name", "佐藤　健二"), ("Input.Kana", "健二"));
        Assert.Contains("カタカナで", wrong.Html.QuerySelector(".wm-errors")!.TextContent, StringComparison.Ordinal);
        var corrected = await browser.Send(wrong, "form[action$='/correct']", ("Input.Kana", "サトウ　ケンジ"));
        Assert.Contains("直しを受け付けました", corrected.Text, StringComparison.Ordinal);
        Assert.Contains("受付をした人は確認できません", corrected.Text, StringComparison.Ordinal);
        Assert.Contains("佐藤 健二", (await checker.Send(await checker.Open($"/cases/{reference}"), "form[action*='handler=Check']")).Text, StringComparison.Ordinal);

        var ask = await browser.Open($"/cases/{reference}/withdraw");
        Assert.Contains("理由を入れてください", (await browser.Send(ask, "form[action*='/withdraw']")).Text, StringComparison.Ordinal);
        Assert.Contains("取下げを受け付けました", (await browser.Send(ask, "form[action*='/withdraw']", ("Input.Reason", "書面で届いた。"), ("__key", Guid.CreateVersion7().ToString()))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_claim_from_the_portal_has_no_form_for_corrections_at_the_desk()
    {
        var reference = await desk.Claim((await site.World.Member()).User);
        using var browser = site.AtTerminal(clerk);
        var page = await browser.Open($"/cases/{reference}");
        Assert.Null(page.Html.QuerySelector("a[href$='/correct']"));
        Assert.Null(page.Html.QuerySelector("a[href$='/scans']"));
        Assert.NotNull(page.Html.QuerySelector("a[href*='/withdraw']"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open($"/cases/{reference}/correct")).Status);
        Assert.Contains("書類を読み込める申請ではありません", (await browser.Open($"/cases/{reference}/scans")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_kind_shows_the_fields_of_its_own_paper()
    {
        using var browser = site.AtTerminal(clerk);
        var sick = await browser.Open("/intake/paper-claim?kind=SicknessAbsence");
        Assert.NotNull(sick.Html.QuerySelector("[name='Input.From.Year']"));
        Assert.NotNull(sick.Html.QuerySelector("[name='Input.Back.Year']"));
        Assert.Null(sick.Html.QuerySelector("[name='Input.Name']"));
        Assert.NotNull((await browser.Open("/intake/paper-claim?kind=Disability")).Html.QuerySelector("select[name=kind]")); // not in this scheme: choose again
    }

    private static byte[] Paper { get; } = Encoding.ASCII.GetBytes("%PDF-1.7 " + new string('x', 3000));

    private static (string, string)[] Day(string field, DateOnly day) =>
        [($"{field}.Era", "西暦"), ($"{field}.Year", $"{day.Year}"), ($"{field}.Month", $"{day.Month}"), ($"{field}.Day", $"{day.Day}")];

    /// <summary>The boxes of the page where fields are reopened, for one field.</summary>
    private async Task<(string, string)[]> Asked(string reference, string field)
    {
        var fields = (await clerk.Do(new ReviewCase(reference))).Details.Fields.Select(f => f.Field).ToList();
        var at = fields.IndexOf(field);
        return [($"Input.Fields[{at}].Asked", "true"), ($"Input.Fields[{at}].Sentence", "名前を確かめてください。")];
    }
}
