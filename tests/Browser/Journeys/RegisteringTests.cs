using System.Text;
using Microsoft.Playwright;
using WelfareMutual.Database.Demo;
using WelfareMutual.Tests.Browser.Stage;
using Xunit;

namespace WelfareMutual.Tests.Browser.Journeys;

/// <summary>Journey A: an officer registers employees one by one and by roster.</summary>
[Collection("journeys")]
public sealed class RegisteringTests(RunningSite site)
{
    private const string Header = "社員番号,氏名,フリガナ,性別,生年月日,入社年月日\r\n";

    private static readonly SemaphoreSlim Codes = new(1);
    private static string lastCode = "";

    /// <summary>One sign-in for all of it: a code counts once, and the next comes after 30 seconds.</summary>
    [Theory, InlineData(Screen.Desktop), InlineData(Screen.Phone)]
    public async Task An_officer_registers_one_employee_then_a_roster_and_gets_faulty_rows_back(Screen screen)
    {
        await using var officer = await SignedIn(screen);
        await AddsAnEmployee(officer, screen);
        await FilesARosterTwice(officer, screen);
        await GetsFaultyRowsBack(officer);
    }

    private async Task AddsAnEmployee(Visitor officer, Screen screen)
    {
        await officer.Opens(site.Portal + "/enterprise/add-member");
        await officer.Sees("から会員になります。");
        await officer.Fills("Input.FamilyName", "磯部");
        await officer.Fills("Input.GivenName", $"葵{screen}");
        await officer.Fills("Input.FamilyKana", "イソベ");
        await officer.Fills("Input.GivenKana", screen == Screen.Desktop ? "アオイ" : "アカネ");
        await officer.Fills("Input.BornOn", screen == Screen.Desktop ? "H8.5.1" : "1997/6/2");
        await officer.Presses("この内容で届け出る");
        await officer.Page.WaitForURLAsync("**/enterprise/filings?done=registered");
        await officer.Sees($"葵{screen}");
    }

    private async Task FilesARosterTwice(Visitor officer, Screen screen)
    {
        var code = screen == Screen.Desktop ? "71" : "72";
        var rows = $"E{code}1,磯部　{Given(screen)},イソベ　ハル{Kana(screen)},男,S55.1.2,2020/4/1\r\nE{code}2,浜田　{Given(screen)},ハマダ　ナツ{Kana(screen)},女,19810203,2021/4/1\r\n";

        await Uploads(officer, Header + rows);
        await officer.Presses("2人分を届け出る");
        await officer.SeesHeading("名簿を届け出ました");

        await Uploads(officer, Header + rows);
        await officer.Sees("変更はありません。");
    }

    private async Task GetsFaultyRowsBack(Visitor officer)
    {
        await Uploads(officer, Header + "E991,灘　太郎,ナダ　タロウ,男,平成31年5月1日,2020/4/1\r\nE992,灘　次郎,ナダ　ジロウ,男,1980/13/45,2020/4/1\r\n");
        await officer.Sees("直す行だけのファイルを受け取る");
        var download = await officer.Page.RunAndWaitForDownloadAsync(() => officer.Follows("直す行だけのファイルを受け取る"));
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync());
        Assert.Contains("1980/13/45", Encoding.GetEncoding(932).GetString(bytes), StringComparison.Ordinal);
    }

    private static string Given(Screen screen) => screen == Screen.Desktop ? "春" : "夏";

    private static string Kana(Screen screen) => screen == Screen.Desktop ? "ア" : "イ";

    private async Task Uploads(Visitor officer, string csv)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await officer.Opens(site.Portal + "/enterprise/upload-roster");
        await officer.Chooses("変わる人だけ");
        await officer.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "名簿.csv", MimeType = "text/csv", Buffer = Encoding.GetEncoding(932).GetBytes(csv) });
        await officer.Presses("名簿を送る");
        await officer.SeesHeading("名簿の内容を確かめてください");
    }

    private async Task<Visitor> SignedIn(Screen screen)
    {
        var officer = await site.Visitor(screen);
        await officer.Opens(site.Portal + "/sign-in");
        await officer.Types("会員番号またはID", "tanaka-1284");
        await officer.Types("パスワード", DemoScheme.OfficerPassword);
        await officer.Presses("ログインする");
        await officer.SeesHeading("確認コードを入れる");
        await officer.Types("確認コード", await FreshCode());
        await officer.Presses("確認する");
        await officer.SeesHeading("株式会社汐見精機");
        return officer;
    }

    /// <summary>A code counts once, so each sign-in waits for the next one.</summary>
    private async Task<string> FreshCode()
    {
        await Codes.WaitAsync();
        try
        {
            using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
            string code;
            while ((code = Totp.Code(site.OfficerSecret, TimeProvider.System.GetUtcNow())) == lastCode)
            {
                await poll.WaitForNextTickAsync();
            }
            return lastCode = code;
        }
        finally
        {
            Codes.Release();
        }
    }
}
