using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WelfareMutual.Tests.Browser.Stage;
using Xunit;

namespace WelfareMutual.Tests.Browser.Journeys;

/// <summary>Journey C: a marriage benefit from the member's telephone to the bank's file and back.</summary>
[Collection("journeys")]
public sealed class ClaimingTests(RunningSite site)
{
    /// <summary>One member on the telephone, one at a desk, so that the portal is seen at both; staff work at a desk.</summary>
    [Fact]
    public async Task Marriages_are_claimed_returned_corrected_decided_and_paid()
    {
        await using var phone = await site.SignedInMember(Screen.Phone);
        await using var desk = await site.SignedInMember(Screen.Desktop);
        (Visitor Member, string Reference)[] claims = [(phone, await Claims(phone)), (desk, await Claims(desk))];
        string[] references = [.. claims.Select(c => c.Reference)];
        await ReturnsForTheName(references);
        foreach (var (member, reference) in claims)
        {
            await Corrects(member, reference);
        }
        await Decides(references);
        await Pays();
        foreach (var (member, reference) in claims)
        {
            await member.Opens($"{site.Portal}/my/cases/{reference}");
            await member.Sees("に振り込みます。");
        }
    }

    private async Task<string> Claims(Visitor member)
    {
        var page = member.Page;
        await member.Opens(site.Portal + "/benefits");
        await member.Presses("結婚祝金");
        await member.Arrives(url => url.Contains("/condolence-benefits/claim/", StringComparison.Ordinal));
        for (var question = Question(page); question != "check"; question = Question(page))
        {
            await member.Sees("の申請　質問");
            await Answers(member, question);
            await member.Arrives(url => !url.Contains($"/{question}", StringComparison.Ordinal));
        }
        await member.SeesHeading("申請の内容を確かめてください");
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await member.Presses("この内容で申請する");
        await member.SeesHeading("申請を受け付けました");
        return new Uri(page.Url).Segments[^1];
    }

    private static string Question(IPage page) => new Uri(page.Url).Segments[^1];

    private static async Task Answers(Visitor member, string question)
    {
        var page = member.Page;
        switch (question)
        {
            case "documents":
                await page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "受理証明書.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 marriage"u8.ToArray() });
                await member.Presses("この書類を送る");
                await member.Sees("書類を受け取りました。");
                break;
            case "date":
                // Nobody of the demo is a member for less than six days, whatever day it is.
                await FillsDate(member, "Input.Date", TimeProvider.System.GetUtcNow().AddHours(9).AddDays(-3));
                break;
            case "spouse":
                await member.Fills("Input.Name", "佐藤　健一");
                await member.Fills("Input.Kana", "サトウ　ケンイチ");
                break;
            case "bank":
                await Searches(member, "みずほ");
                break;
            case "branch":
                await Searches(member, "001");
                break;
            default:
                await member.Chooses("普通");
                await member.Fills("Input.AccountNumber", "1234567");
                await member.Fills("Input.Holder", "ヤマダ サクラ");
                break;
        }
        await member.Presses("次へ");
    }

    private static async Task Searches(Visitor member, string text)
    {
        await member.Fills("Input.Search", text);
        await member.Presses("探す");
        await member.Sees("見つかったもの");
        await member.Page.GetByRole(AriaRole.Radio).First.CheckAsync();
    }

    private static async Task FillsDate(Visitor who, string name, DateTimeOffset day)
    {
        await who.Page.Locator($"[name='{name}.Era']").SelectOptionAsync("西暦");
        await who.Fills($"{name}.Year", $"{day.Year}");
        await who.Fills($"{name}.Month", $"{day.Month}");
        await who.Fills($"{name}.Day", $"{day.Day}");
    }

    private async Task ReturnsForTheName(IEnumerable<string> references)
    {
        await using var clerk = await site.SignedInStaff("S001");
        foreach (var reference in references)
        {
            await clerk.Opens(site.Office + "/inbox");
            await clerk.Page.Locator("tr").Filter(new() { HasText = reference }).GetByRole(AriaRole.Button, new() { Name = "担当になる" }).ClickAsync();
            await clerk.Sees("担当になりました。");
            await clerk.Follows(reference);
            await clerk.Sees("申請と登録の照らし合わせ");
            await clerk.Follows("差し戻す…");
            await clerk.SeesHeading("直してもらう項目を選ぶ");
            var spouse = clerk.Page.Locator("fieldset").Filter(new() { Has = clerk.Page.Locator("input[value='spouse']") });
            await spouse.GetByRole(AriaRole.Checkbox).CheckAsync();
            await spouse.GetByLabel("会員に見せる文").FillAsync("お名前の漢字を確かめてください。");
            await clerk.Presses("差し戻す");
            await clerk.Sees("差し戻しました。");
        }
    }

    private async Task Corrects(Visitor member, string reference)
    {
        await member.Opens($"{site.Portal}/my/cases/{reference}");
        await member.Follows("直す");
        await member.SeesHeading("1か所だけ確かめさせてください");
        await member.Fills("Input.Name", "佐藤　賢一");
        await member.Fills("Input.Kana", "サトウ　ケンイチ");
        await member.Presses("直した内容を送る");
        await member.Sees("直した内容を受け付けました。");
    }

    private async Task Decides(IReadOnlyList<string> references)
    {
        (string, string, string)[] steps =
        [
            ("S001", "内容を確認済みにする", "内容を確認済みにしました。"), ("S002", "金額を確認済みにする", "金額を確認済みにしました。"), ("S003", "で決定する", "決定しました。"),
        ];
        foreach (var (code, act, done) in steps)
        {
            await using var staff = await site.SignedInStaff(code);
            foreach (var reference in references)
            {
                await staff.Opens($"{site.Office}/cases/{reference}");
                await staff.Presses(act);
                await staff.Sees(done);
            }
        }
    }

    private async Task Pays()
    {
        await using var preparer = await site.SignedInStaff("S004");
        await preparer.Opens(site.Office + "/payouts/prepare");
        var hint = await preparer.Page.GetByText("から選べます").InnerTextAsync();
        var earliest = Regex.Match(hint, @"(\d+)年(?:（[^）]*）)?(\d+)月(\d+)日", RegexOptions.None, TimeSpan.FromSeconds(1));
        await preparer.Page.Locator("[name='Input.PayOn.Era']").SelectOptionAsync(earliest.Groups[1].Length == 4 ? "西暦" : "令和");
        await preparer.Fills("Input.PayOn.Year", earliest.Groups[1].Value);
        await preparer.Fills("Input.PayOn.Month", earliest.Groups[2].Value);
        await preparer.Fills("Input.PayOn.Day", earliest.Groups[3].Value);
        await preparer.Presses("作成する");
        await preparer.Sees("振込のまとまりを作成しました。");

        await using var checker = await site.SignedInStaff("S005");
        await checker.Opens(site.Office + "/payouts/batches");
        await checker.Page.Locator("th a").First.ClickAsync();
        await checker.Sees("の振込を確認する");
        await checker.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await checker.Presses("確認済みにする");
        await checker.Sees("確認しました。実行は別の職員が行います。");

        await using var releaser = await site.SignedInStaff("S006");
        await releaser.Opens(site.Office + "/payouts/batches");
        await releaser.Page.Locator("th a").First.ClickAsync();
        await releaser.Sees("の振込を実行する");
        var total = await releaser.Page.Locator(".wm-total dd").First.InnerTextAsync();
        await releaser.Fills("Input.Total", string.Concat(total.Where(char.IsAsciiDigit)));
        await releaser.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await releaser.Page.Locator(".wm-release button").ClickAsync();
        await releaser.Sees("の振込を実行しました。");
        var download = await releaser.Page.RunAndWaitForDownloadAsync(() => releaser.Presses("ファイルを受け取る"));
        var lines = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.StartsWith("121", lines, StringComparison.Ordinal);
    }
}
