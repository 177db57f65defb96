using System.Net;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Filings;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Web.Portal;

/// <summary>The page to which every letter about a filing leads. Source: FEATURES ENT-08, MEM-01.</summary>
public sealed class ProfileTests : IAsyncLifetime
{
    private const string Contact = "form:has(input[name='Input.Address'])";

    private WebSite site = null!;
    private Resident member = null!;

    public async Task InitializeAsync()
    {
        site = await WebSite.Start();
        member = await site.World.Member();
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task What_was_filed_stands_there_with_its_month_its_state_and_what_it_changed()
    {
        var officer = await site.Site.Officer(member.EnterpriseId, OfficerRight.Roster);
        using var firm = site.As(officer);
        await firm.Send(await firm.Open("/enterprise/change-member/1284-001"), "form:has([name='Input.Workplace'])", ("Input.Workplace", "港工場"));
        await officer.Do(new EndMembership("1284-001", "2028/1/15", "定年"));
        var filing = (await officer.Do(new OurFilings(1))).Filings.Single(f => f.Kind == FilingKind.Leave);
        await officer.Do(new CorrectFiling(filing.Id, null, "2028/3/15", "定年"));

        using var browser = site.As(member.User);
        var page = await browser.Open("/my/profile");
        Assert.Equal(
            new[] { "加入（受け付け済み）", "変更（受け付け済み）", "退会（受け付け済み）", "退会（訂正済み）" }.Order(StringComparer.Ordinal),
            page.Html.QuerySelectorAll("main h3").Select(h => h.TextContent.Trim()).Order(StringComparer.Ordinal));
        Assert.All(
            new[] { "変更前（登録なし） → 変更後港工場", "令和10年2月から", "令和10年4月から", "令和10年3月15日", "入社年月日平成27年4月1日", "結婚年月日（登録なし）" },
            text => Assert.Contains(text, page.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_contact_that_was_changed_elsewhere_meanwhile_is_shown_beside_what_was_typed_and_saved_after_a_look()
    {
        using var browser = site.As(member.User);
        var (form, other) = (await browser.Open("/my/profile"), await browser.Open("/my/profile"));
        await browser.Send(other, Contact, ("Input.Phone", "09012345678"));
        var stale = await browser.Send(form, Contact, ("Input.Address", "汐見市浜町3-5-1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Equal(["住所|（空欄）|汐見市浜町3-5-1", "電話番号|090-1234-5678|（空欄）"], stale.Html.QuerySelectorAll(".wm-compare tbody tr").Select(r => string.Join('|', r.Children.Select(c => c.TextContent))));
        var saved = await browser.Send(stale, Contact, ("Input.Phone", "09012345678"));
        Assert.Contains("連絡先を保存しました。", saved.Text, StringComparison.Ordinal);
        Assert.Equal("汐見市浜町3-5-1", saved.Html.QuerySelector("[name='Input.Address']")!.GetAttribute("value"));
    }
}
