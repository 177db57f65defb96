using WelfareMutual.Kernel;
using WelfareMutual.Members.Employees;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Web.Portal;

/// <summary>Every item that the Kobe lists hold of a person (seed 004, 既存項目 and 連絡先) has its place where a firm registers, changes
/// and files a leaving: a field, or the words in which the page says that it follows from the rest. Source: FEATURES ENT-04, MEM-01.</summary>
public sealed class EmployeeFormTests : IAsyncLifetime
{
    private static readonly (string Item, string[] Fields, string Typed)[] Asked =
    [
        ("氏名", ["FamilyName", "GivenName", "FamilyKana", "GivenKana"], "潮見|花子|シオミ|ハナコ"),
        ("性別", ["Sex"], "Female"),
        ("雇用形態", ["Employment"], "契約社員"),
        ("勤務場所", ["Workplace"], "港工場"),
        ("生年月日", ["BornOn"], "昭和55年4月2日"),
        ("結婚年月日", ["MarriedOn"], "平成20年6月1日"),
        ("入社年月日", ["HiredOn"], "平成22年4月1日"),
        ("社員番号", ["EmployeeCode"], "E0042"),
        ("住所", ["PostalCode", "Address"], "650-0001|汐見市浜町1-2-3"),
        ("電話番号", ["Phone"], "090-1234-5678"),
        ("メールアドレス", ["Mail"], "hanako@example.jp"),
    ];

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
    public async Task Registering_asks_for_every_item_and_keeps_it_changing_shows_it_and_leaving_names_the_person()
    {
        using var browser = site.As(officer);
        var register = await browser.Open("/enterprise/add-member");
        Assert.Equal([], Missing(register));
        Follows(register, "勤務先", "株式会社みどり製作所");
        Follows(register, "会員番号", "会員番号はすぐに付き");
        Follows(register, "加入年月日", "から会員になります");
        var filings = await browser.Send(register, "form.wm-form-body, form:has([name='Input.FamilyName'])", Typed());
        Assert.StartsWith("/enterprise/filings", filings.Path, StringComparison.Ordinal);

        var number = (await officer.Do(new OurMembers(null, 1))).Rows.Single().Number;
        var change = await browser.Open($"/enterprise/change-member/{number}");
        Assert.Equal([], Missing(change));
        Assert.All(Typed(), t => Assert.Equal(t.Value.Replace("-", "", StringComparison.Ordinal), Value(change, t.Name).Replace("-", "", StringComparison.Ordinal)));
        Follows(change, "会員番号", number);

        var leave = await browser.Open($"/enterprise/end-membership/{number}");
        Assert.NotNull(leave.Html.QuerySelector("[name='Input.RetiredOn']"));
        Follows(leave, "氏名", "潮見　花子");
        Follows(leave, "会員番号", number);
        Follows(leave, "勤務先", "株式会社みどり製作所");

        var shown = await browser.Open($"/enterprise/members/{number}");
        Assert.All(new[] { "潮見", "契約社員", "港工場", "昭和55年4月2日", "平成20年6月1日", "平成22年4月1日", "汐見市浜町1-2-3", "hanako@example.jp" }, text => Follows(shown, "登録の内容", text));
    }

    [Fact]
    public async Task Staff_key_in_every_item_from_paper_too()
    {
        var clerk = await site.World.Clerk();
        using var terminal = site.AtTerminal(clerk);
        var paper = await terminal.Open("/intake/paper/filing");
        Assert.Equal([], Missing(paper));
        Assert.All(new[] { "EnterpriseNumber", "MemberNumber", "RetiredOn", "Reason", "PaperSigner", "ReceivedOn" }, f => Assert.NotNull(paper.Html.QuerySelector($"[name='Input.{f}']")));
        var done = await terminal.Send(paper, "form:has([name='Input.PaperSigner'])",
            [.. Typed(), ("Input.EnterpriseNumber", "1284"), ("Input.PaperSigner", "緑川　一"), ("Input.ReceivedOn", "R8.10.13")]);
        Assert.Contains("を入力しました", done.Text, StringComparison.Ordinal);
        var number = (await officer.Do(new OurMembers(null, 1))).Rows.Single().Number;
        Assert.Equal("港工場", (await officer.Do(new OurMember(number))).Employee.Workplace);
    }

    [Fact]
    public void A_field_that_is_not_asked_is_seen()
    {
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument("<form><input name='Input.FamilyName'></form>");
        Assert.Equal(Asked.Length, Missing(new Seen(System.Net.HttpStatusCode.OK, "/", page, null!)).Count);
    }

    private static List<string> Missing(Seen page) =>
        [.. Asked.Where(a => a.Fields.Any(f => page.Html.QuerySelector($"[name='Input.{f}']") is null)).Select(a => a.Item)];

    private static (string Name, string Value)[] Typed() =>
        [.. Asked.SelectMany(a => a.Fields.Zip(a.Typed.Split('|'), (f, v) => ($"Input.{f}", v)))];

    private static string Value(Seen page, string name) => page.Html.QuerySelector($"[name='{name}'][checked], input[name='{name}']:not([type=radio])")?.GetAttribute("value") ?? "";

    private static void Follows(Seen page, string item, string text) => Assert.True(page.Html.Body!.TextContent.Contains(text, StringComparison.Ordinal), $"{item}: 「{text}」 is not on {page.Path}");
}
