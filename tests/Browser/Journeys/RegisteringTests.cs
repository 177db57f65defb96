using System.Text;
using Microsoft.Playwright;
using WelfareMutual.Database.Demo;
using WelfareMutual.Tests.Browser.Stage;
using Xunit;

namespace WelfareMutual.Tests.Browser.Journeys;

/// <summary>Journey A: an enterprise comes in, and its officer registers employees one by one and by roster.</summary>
[Collection("journeys")]
public sealed class RegisteringTests(RunningSite site)
{
    private const string WholeList = "いまの従業員の全員";
    private const string Differences = "変わる人だけ";
    private const string Header = "社員番号,氏名,フリガナ,性別,生年月日,入社年月日\r\n";

    [Theory, InlineData(Screen.Desktop), InlineData(Screen.Phone)]
    public async Task An_enterprise_is_opened_and_its_officer_files_for_its_people(Screen screen)
    {
        var (number, name) = screen == Screen.Desktop ? ("3071", "株式会社磯部印刷") : ("3072", "株式会社磯部食品");
        await using (var staff = await site.SignedInStaff("S001"))
        {
            await staff.OpensEnterprise(site, number, name, $"isobe-{number}");
        }
        string key;
        await using (var colleague = await site.SignedInStaff("S002"))
        {
            key = await colleague.PrintsKeyOf(site, $"isobe-{number}");
        }
        await using var officer = await site.Visitor(screen);
        await officer.Enrols(site, $"isobe-{number}", key, name);
        await FilesAWholeList(officer);
        await AddsAnEmployee(officer);
        await ChangesAnEmployee(officer);
        await EndsAMembershipCorrectsAndWithdraws(officer);
        await GetsFaultyRowsBack(officer);
    }

    [Fact]
    public async Task An_officer_comes_in_with_password_and_code()
    {
        await using var officer = await site.Visitor(Screen.Desktop);
        await officer.Opens(site.Portal + "/sign-in");
        await officer.Types("会員番号またはID", "tanaka-1284");
        await officer.Types("パスワード", DemoScheme.OfficerPassword);
        await officer.Presses("ログインする");
        await officer.SeesHeading("確認コードを入れる");
        await officer.Types("確認コード", Totp.Code(site.OfficerSecret, TimeProvider.System.GetUtcNow()));
        await officer.Presses("確認する");
        await officer.SeesHeading("株式会社汐見精機");
    }

    [Fact]
    public async Task Staff_key_in_what_a_firm_filed_on_paper()
    {
        await using var staff = await site.SignedInStaff("S002");
        await staff.Opens(site.Office + "/intake/paper/filing");
        foreach (var (field, text) in ((string, string)[])[("ReceivedOn", $"{TimeProvider.System.GetUtcNow().AddDays(-1):yyyy/M/d}"), ("PaperSigner", "渚　花子"), ("EnterpriseNumber", "1285"),
            ("FamilyName", "灘"), ("GivenName", "紙子"), ("FamilyKana", "ナダ"), ("GivenKana", "カミコ"), ("BornOn", "S60.3.4")])
        {
            await staff.Fills($"Input.{field}", text);
        }
        await staff.Presses("加入を入力する");
        await staff.Sees("届け出た人と、入力した職員の両方を記録しました。");
    }

    /// <summary>A column that no program calls so is asked about; the same list once more changes nothing.</summary>
    private async Task FilesAWholeList(Visitor officer)
    {
        const string roster = "社員番号,氏名,フリガナ,性別,ｳﾏﾚ,入社年月日\r\nE711,磯部　春,イソベ　ハル,男,S55.1.2,2020/4/1\r\nE712,浜田　夏,ハマダ　ナツ,女,19810203,2021/4/1\r\n";
        await officer.Uploads(site, WholeList, roster);
        await officer.Sees("列目「ｳﾏﾚ」");
        await officer.Presses("この意味で読み直す");
        await officer.Presses("2人分を届け出る");
        await officer.SeesHeading("名簿を届け出ました");
        await officer.Uploads(site, WholeList, roster);
        await officer.Sees("変更はありません。");
    }

    private async Task AddsAnEmployee(Visitor officer)
    {
        await officer.Opens(site.Portal + "/enterprise/add-member");
        await officer.Sees("から会員になります。");
        await officer.Fills("Input.FamilyName", "磯部");
        await officer.Fills("Input.GivenName", "葵");
        await officer.Fills("Input.FamilyKana", "イソベ");
        await officer.Fills("Input.GivenKana", "アオイ");
        await officer.Fills("Input.BornOn", "H8.5.1");
        await officer.Presses("この内容で届け出る");
        await officer.Sees("登録を届け出ました。");
        await officer.Sees("磯部　葵");
    }

    private async Task ChangesAnEmployee(Visitor officer)
    {
        await officer.Opens(site.Portal + "/enterprise/members");
        await officer.Page.Locator("tr").Filter(new() { HasText = "浜田" }).GetByRole(AriaRole.Link).ClickAsync();
        await officer.SeesHeading("浜田　夏");
        await officer.Follows("登録の内容を変える");
        await officer.SeesHeading("登録の内容を変える");
        await officer.Fills("Input.Workplace", "港工場");
        await officer.Presses("変更を届け出る");
        await officer.Sees("変更を届け出ました。");
    }

    private async Task EndsAMembershipCorrectsAndWithdraws(Visitor officer)
    {
        var retires = TimeProvider.System.GetUtcNow().AddDays(70);
        await officer.Follows("退会を届け出る");
        await officer.Fills("Input.RetiredOn", $"{retires:yyyy/M/d}");
        await officer.Presses("いつまで会員かを確かめる");
        await officer.Sees("会員でいられるのは");
        await officer.Presses("退会を届け出る");
        await officer.Sees("退会を届け出ました。");
        await officer.Page.Locator("a[href*='correct-filing']").First.ClickAsync();
        await officer.SeesHeading("退会の届出を直す");
        await officer.Fills("Input.RetiredOn", $"{retires.AddDays(40):yyyy/M/d}");
        await officer.Presses("届出を直す");
        await officer.Sees("届出を直しました。");
        await officer.Page.Locator("tr").Filter(new() { HasText = "退会" }).Locator("a[href*='withdraw-filing']").First.ClickAsync();
        await officer.SeesHeading("この届出を取り下げますか");
        await officer.Presses("届出を取り下げる");
        await officer.Sees("届出を取り下げました。");
    }

    private async Task GetsFaultyRowsBack(Visitor officer)
    {
        await officer.Uploads(site, Differences, Header + "E991,灘　太郎,ナダ　タロウ,男,平成31年5月1日,2020/4/1\r\nE992,灘　次郎,ナダ　ジロウ,男,1980/13/45,2020/4/1\r\n");
        await officer.Sees("直す行だけのファイルを受け取る");
        var download = await officer.Page.RunAndWaitForDownloadAsync(() => officer.Follows("直す行だけのファイルを受け取る"));
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync());
        Assert.Contains("1980/13/45", Encoding.GetEncoding(932).GetString(bytes), StringComparison.Ordinal);
    }
}
