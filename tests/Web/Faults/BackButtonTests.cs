using System.Net;
using System.Text;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Rosters;
using WelfareMutual.Tests.Web.BackOffice;
using Xunit;

namespace WelfareMutual.Tests.Web.Faults;

/// <summary>A browser's Back shows an earlier page with the form as it was sent; sending it once more ends in a page that says what is, and doubles nothing.</summary>
public sealed class BackButtonTests : IAsyncLifetime
{
    private const string Reserve = "form[action='/tickets/reserve']";
    private const string Pay = "form[action^='/tickets/pay/']:not([action*=handler])";
    private const string Filing = "form:has(input[name='Input.Fingerprint'])";
    private const string Declared = "form:has(input[name='Input.Declared'])";
    private const string Csv = "社員番号,氏名,フリガナ,生年月日,勤務場所\r\nE1,山田　花子,ヤマダ ハナコ,1980/1/2,本社\r\nE2,田中　二郎,タナカ ジロウ,1981/1/2,本社\r\n";

    private WebSite site = null!;

    public async Task InitializeAsync() => site = await WebSite.Start();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Back_in_a_purchase_leads_to_the_same_purchase_at_every_step()
    {
        var offering = await site.World.Offering();
        using var browser = site.As((await site.World.Member()).User);
        var detail = await browser.Open($"/tickets/{offering.Id}");
        var pay = await browser.Send(detail, Reserve, ("Input.Lines[0].Quantity", "2"));
        Assert.Equal(pay.Path, (await browser.Send(detail, Reserve, ("Input.Lines[0].Quantity", "2"))).Path);
        var other = await browser.Send(detail, Reserve, ("Input.Lines[0].Quantity", "3")); // back, another number, sent again
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Contains(Refusal.KeyReused.Text, other.Text, StringComparison.Ordinal);
        Assert.Equal((1L, 2L), await Bought());

        var go = await browser.Send(pay, Pay);
        Assert.Equal(go.Path, (await browser.Send(pay, Pay)).Path);
        await site.Provider.Pay((await site.Provider.Sessions())[0].GetProperty("id").GetString()!);
        await site.Settle();
        var result = pay.Path.Replace("/pay/", "/result/", StringComparison.Ordinal);
        var after = await browser.Send(pay, Pay); // the answer of that form, which leads on to what was paid
        Assert.Equal((result, HttpStatusCode.OK), (after.Path, after.Status));
        Assert.Contains("購入しました", after.Text, StringComparison.Ordinal);
        Assert.Equal(result, (await browser.Open(pay.Path)).Path); // loaded anew, the page for paying is the page of the result
        Assert.Equal(1, (await site.Provider.Sessions()).GetArrayLength());
        Assert.Equal((1L, 2L), await Bought());
    }

    [Fact]
    public async Task Back_in_a_claim_leads_to_the_same_claim()
    {
        var member = (await site.World.Member()).User;
        var draft = await new Desk(site).Draft(member);
        using var browser = site.As(member);
        var account = await browser.Open($"/condolence-benefits/claim/{draft}/account");
        var check = await browser.Open($"/condolence-benefits/claim/{draft}/check");
        var received = await browser.Send(check, Declared, ("Input.Declared", "true"));
        Assert.StartsWith("/condolence-benefits/received/", received.Path, StringComparison.Ordinal);
        Assert.Equal(received.Path, (await browser.Send(check, Declared, ("Input.Declared", "true"))).Path);

        // A question of the draft, sent again after the claim went off, and the check page loaded anew: both show the claim.
        var claim = received.Path.Replace("/condolence-benefits/received/", "/my/cases/", StringComparison.Ordinal) + "?done=sent";
        Assert.Equal(claim, (await browser.Send(account, "form[action$='/account']", ("Input.AccountNumber", "9999999"))).Path);
        Assert.Equal(claim, (await browser.Open(check.Path)).Path);
        Assert.Equal(1, await Count("casework.case_file"));
    }

    [Fact]
    public async Task Back_in_a_roster_files_once_and_the_file_sent_again_changes_nothing()
    {
        var firm = await site.World.Enterprise();
        var officer = await site.Site.Officer(firm, OfficerRight.View, OfficerRight.Roster);
        using var browser = site.As(officer);
        var upload = await browser.Open("/enterprise/upload-roster");
        var review = await Send(browser, upload);
        var filed = await browser.Send(review, Filing);
        Assert.Equal("名簿を届け出ました", filed.Heading);
        Assert.Equal(filed.Path, (await browser.Send(review, Filing)).Path);
        var shown = await browser.Open(review.Path);
        Assert.Contains("この名簿は届け出済みです", shown.Text, StringComparison.Ordinal);
        Assert.Null(shown.Html.QuerySelector(Filing));

        var again = await Send(browser, upload); // back to the first page, the same file sent again: the answer of the first time
        Assert.Equal(review.Path, again.Path);
        Assert.Contains("この名簿は届け出済みです", again.Text, StringComparison.Ordinal);
        Assert.Null(again.Html.QuerySelector(Filing));
        Assert.Equal(2, (await officer.Do(new OurMembers(null, 1))).Total);
        Assert.Equal(2, await Count("members.filing"));
    }

    private static async Task<Seen> Send(Browser browser, Seen page)
    {
        var form = page.Html.QuerySelector("main form")!;
        using var body = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]"))
        {
            body.Add(new StringContent(hidden.GetAttribute("value") ?? ""), hidden.GetAttribute("name")!);
        }
        body.Add(new StringContent(nameof(RosterKind.WholeList)), "Input.Kind");
        body.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(Csv)), "Input.File", "名簿.csv");
        return await browser.Post("/enterprise/upload-roster", body);
    }

    private async Task<(long Reservations, long Tickets)> Bought() =>
        (await Count("tickets.reservation"), await site.Site.Database.Scalar<long>("select coalesce(sum(quantity), 0) from tickets.reservation"));

    private Task<long> Count(string table) => site.Site.Database.Scalar<long>($"select count(*) from {table}");
}
