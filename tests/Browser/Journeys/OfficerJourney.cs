using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WelfareMutual.Database.Demo;
using WelfareMutual.Tests.Browser.Stage;

namespace WelfareMutual.Tests.Browser.Journeys;

/// <summary>How an enterprise and its first officer come in, and what the officer sends.</summary>
internal static partial class OfficerJourney
{
    /// <summary>Staff open the enterprise, take it in and invite its first officer.</summary>
    public static async Task OpensEnterprise(this Visitor staff, RunningSite site, string number, string name, string login)
    {
        var since = $"{TimeProvider.System.GetUtcNow().AddDays(-60):yyyy/M/d}";
        await staff.Opens(site.Office + "/enterprises/open");
        foreach (var (field, text) in ((string, string)[])[("Number", number), ("Name", name), ("PostalCode", "651-0009"), ("Address", "汐見市磯町3-1"), ("Phone", "078-000-0300"), ("Representative", "磯部　渚"), ("EffectiveFrom", since)])
        {
            await staff.Fills($"Input.{field}", text);
        }
        await staff.Presses("登録する");
        await staff.SeesHeading($"{number}　{name}（申込み）");
        await staff.Page.GetByRole(AriaRole.Link, new() { Name = "加入中にする" }).ClickAsync();
        await staff.Fills("Input.EffectiveFrom", since);
        await staff.Presses("加入中にする");
        await staff.SeesHeading($"{number}　{name}（加入中）");
        await staff.Fills("Input.OfficerName", "磯部　葵");
        await staff.Fills("Input.Login", login);
        await staff.Page.GetByRole(AriaRole.Checkbox, new() { Name = "名簿の届出" }).CheckAsync();
        await staff.Presses("招いて鍵を郵送する");
        await staff.Sees("招待中");
    }

    /// <summary>A colleague prints the letter.</summary>
    /// <returns>The officer's key, off the letter.</returns>
    public static async Task<string> PrintsKeyOf(this Visitor colleague, RunningSite site, string login)
    {
        await colleague.Opens(site.Office + "/letters/print");
        await colleague.Presses("手紙を開いて印刷済みにする");
        await colleague.Sees("印刷済みにしました。");
        return Key().Match(await colleague.Page.Locator("article").Filter(new() { HasText = login }).InnerTextAsync()).Value;
    }

    /// <summary>The officer chooses a password and sets up the authenticator by the picture's text.</summary>
    public static async Task Enrols(this Visitor officer, RunningSite site, string login, string key, string heading)
    {
        await officer.Opens(site.Portal + "/identity/claim-account");
        await officer.Types("会員番号またはID", login);
        await officer.Types("手紙の鍵", key);
        await officer.Types("新しいパスワード", DemoScheme.OfficerPassword);
        await officer.Presses("使い始める");
        await officer.SeesHeading("確認コードのアプリを設定する");
        await Assertions.Expect(officer.Page.GetByAltText("認証アプリで読み取る図")).ToBeVisibleAsync();
        var secret = await officer.Page.Locator("main code").InnerTextAsync();
        await officer.Types("確認コード", Totp.Code(secret, TimeProvider.System.GetUtcNow()));
        await officer.Presses("設定を終える");
        await officer.SeesHeading(heading);
    }

    public static async Task Uploads(this Visitor officer, RunningSite site, string kind, string csv)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await officer.Opens(site.Portal + "/enterprise/upload-roster");
        await officer.Chooses(kind);
        await officer.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "名簿.csv", MimeType = "text/csv", Buffer = Encoding.GetEncoding(932).GetBytes(csv) });
        await officer.Presses("名簿を送る");
        await officer.SeesHeading("名簿の内容を確かめてください");
    }

    [GeneratedRegex(@"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Key();
}
