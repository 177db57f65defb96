using WelfareMutual.Enterprises.Officers;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Filings;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Web.Portal;

/// <summary>What an officer's pages offer, and what they ask before it is done. Source: FEATURES ENT-03, ENT-04.</summary>
public sealed class OfficerPagesTests : IAsyncLifetime
{
    private WebSite site = null!;
    private Resident member = null!;
    private SiteUser officer = null!;

    public async Task InitializeAsync()
    {
        site = await WebSite.Start();
        member = await site.World.Member();
        officer = await site.Site.Officer(member.EnterpriseId, OfficerRight.Roster);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Theory]
    [InlineData("/enterprise/members")]
    [InlineData("/enterprise/members/1284-001")]
    [InlineData("/enterprise/filings")]
    public async Task Whoever_only_looks_is_offered_nothing_that_ends_in_a_refusal(string path)
    {
        await officer.Do(new EndMembership("1284-001", "2028/1/15", null));
        await officer.Do(new RegisterEmployee(new() { FamilyName = "中村", GivenName = "光", FamilyKana = "ナカムラ", GivenKana = "ヒカル", BornOn = "1991-05-04" }));
        using var viewer = site.As(await site.Site.Officer(member.EnterpriseId, OfficerRight.View));
        using var filer = site.As(officer);
        Assert.Empty(Ways(await viewer.Open(path)));
        Assert.NotEmpty(Ways(await filer.Open(path)));
    }

    [Fact]
    public async Task The_menu_leads_to_rosters_only_whoever_may_file_them()
    {
        using var viewer = site.As(await site.Site.Officer(member.EnterpriseId, OfficerRight.View));
        using var filer = site.As(officer);
        Assert.Equal(["ホーム", "従業員", "担当者"], Menu(await viewer.Open("/enterprise/members")));
        Assert.Equal(["ホーム", "従業員", "担当者"], Menu(await viewer.Open("/enterprise/upload-roster")));
        Assert.Equal(["ホーム", "従業員", "名簿を送る", "担当者"], Menu(await filer.Open("/enterprise/members")));
    }

    [Fact]
    public async Task A_filing_is_withdrawn_after_a_question()
    {
        await officer.Do(new EndMembership("1284-001", "2028/1/15", null));
        using var browser = site.As(officer);
        var list = await browser.Open("/enterprise/filings");
        var ask = await browser.Open(list.Html.QuerySelector("a[href^='/enterprise/withdraw-filing/']")!.GetAttribute("href")!);
        Assert.Contains("退会がなかったことになり", ask.Text, StringComparison.Ordinal);
        Assert.NotNull((await officer.Do(new OurMember("1284-001"))).LeftOn);
        var done = await browser.Send(ask, "main form");
        Assert.Contains("届出を取り下げました。", done.Text, StringComparison.Ordinal);
        Assert.Null((await officer.Do(new OurMember("1284-001"))).LeftOn);
        Assert.Contains("画面では取り下げられません", (await browser.Open(ask.Path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_shows_the_last_day_before_it_is_filed()
    {
        await officer.Do(new EndMembership("1284-001", "2028/1/15", null));
        var filing = (await officer.Do(new OurFilings(1))).Filings.Single(f => f.Kind == FilingKind.Leave);
        using var browser = site.As(officer);
        var form = await browser.Open($"/enterprise/correct-filing/{filing.Id}");
        Assert.Contains("会員でいられるのは令和10年1月31日（月）までです。", form.Text, StringComparison.Ordinal);
        form.Html.QuerySelector("form:has([name='Input.RetiredOn'])")!.SetAttribute("action", $"/enterprise/correct-filing/{filing.Id}?handler=Preview");
        var preview = await browser.Send(form, "form:has([name='Input.RetiredOn'])", ("Input.RetiredOn", "R10.3.15"));
        Assert.Contains("会員でいられるのは令和10年3月31日（金）までです。", preview.Text, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2028, 1, 31), (await officer.Do(new OurMember("1284-001"))).LeftOn);
    }

    [Theory]
    [InlineData("R8.2.30", "2月30日はありません")]
    [InlineData("9999/12/31", "2年より先の日は入れられません")]
    public async Task A_day_that_cannot_be_filed_is_said_at_its_field_when_it_is_tried(string typed, string sentence)
    {
        using var browser = site.As(officer);
        await Tried("/enterprise/end-membership/1284-001");
        await officer.Do(new EndMembership("1284-001", "2028/1/15", null));
        await Tried($"/enterprise/correct-filing/{(await officer.Do(new OurFilings(1))).Filings.Single(f => f.Kind == FilingKind.Leave).Id}");

        async Task Tried(string path)
        {
            var form = await browser.Open(path);
            form.Html.QuerySelector("form:has([name='Input.RetiredOn'])")!.SetAttribute("action", $"{path}?handler=Preview");
            var tried = await browser.Send(form, "form:has([name='Input.RetiredOn'])", ("Input.RetiredOn", typed));
            Assert.Contains(sentence, tried.Html.QuerySelector("#Input_RetiredOn-error")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(typed, tried.Html.QuerySelector("[name='Input.RetiredOn']")!.GetAttribute("value"));
            Assert.DoesNotContain("会員でいられるのは", tried.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_change_that_was_overtaken_is_shown_beside_what_is_stored_and_filed_after_a_look()
    {
        const string form = "form:has([name='Input.Workplace'])";
        using var browser = site.As(officer);
        var (mine, other) = (await browser.Open("/enterprise/change-member/1284-001"), await browser.Open("/enterprise/change-member/1284-001"));
        await browser.Send(other, form, ("Input.Workplace", "港工場"));
        var stale = await browser.Send(mine, form, ("Input.Employment", "契約社員"));
        Assert.Equal(["雇用形態|（空欄）|契約社員", "勤務場所|港工場|（空欄）"], stale.Html.QuerySelectorAll(".wm-compare tbody tr").Select(r => string.Join('|', r.Children.Select(c => c.TextContent))));
        var done = await browser.Send(stale, form, ("Input.Workplace", "港工場"));
        Assert.Contains("変更を届け出ました。", done.Text, StringComparison.Ordinal);
        var now = (await officer.Do(new OurMember("1284-001"))).Employee;
        Assert.Equal(("契約社員", "港工場"), (now.Employment, now.Workplace));
    }

    [Fact]
    public async Task A_colleagues_account_is_closed_after_a_question()
    {
        var invited = await officer.Do(new InviteColleague(new("nakagawa-1284", "中川　望", null, [])));
        using var browser = site.As(officer);
        var ask = await browser.Open($"/enterprise/officers/{invited.AccountId}/close");
        Assert.Contains("元に戻せません", ask.Text, StringComparison.Ordinal);
        var done = await browser.Send(ask, "main form");
        Assert.Contains("担当者の利用を終えました。", done.Text, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await browser.Open(ask.Path)).Status);
    }

    [Fact]
    public async Task Whoever_lost_the_device_is_shown_the_other_way_before_the_key_is_used()
    {
        using var guest = site.Guest();
        Assert.NotNull((await guest.Open("/identity/recover/key")).Html.QuerySelector("main a[href='/identity/second-factor/renew']"));
        Assert.NotNull((await guest.Open("/identity/recover")).Html.QuerySelector("main a[href='/identity/second-factor/renew']"));
    }

    private static string[] Menu(Seen page) => [.. page.Html.QuerySelectorAll(".wm-head nav a").Select(a => a.TextContent)];

    /// <summary>Where a visitor without the right ends in a refusal.</summary>
    private static IEnumerable<string> Ways(Seen page) =>
        page.Html.QuerySelectorAll("main a").Select(a => a.GetAttribute("href") ?? "")
            .Where(h => new[] { "add-member", "upload-roster", "change-member", "end-membership", "correct-filing", "withdraw-filing" }.Any(w => h.Contains(w, StringComparison.Ordinal)))
            .Concat(page.Html.QuerySelectorAll("main form button").Select(b => b.TextContent).Where(t => t.Contains("取り下げ", StringComparison.Ordinal)));
}
