using System.Net;
using System.Security.Cryptography;
using WelfareMutual.Enterprises.Officers;
using WelfareMutual.Identity.Keys;
using WelfareMutual.Identity.SecondFactors;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Web.BackOffice;
using Xunit;

namespace WelfareMutual.Tests.Web.Portal;

/// <summary>What was typed is there again after the core did not answer, and after the way in with a code. Passwords never are.</summary>
public sealed class KeptFormTests : IAsyncLifetime
{
    private const string Login = "nakagawa-1284";
    private const string Password = "gohan to misoshiru";
    private const string Kept = "input[name=__kept]";

    private WebSite site = null!;

    public async Task InitializeAsync() => site = await WebSite.Start();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task What_was_typed_survives_a_core_that_does_not_answer()
    {
        using var browser = site.As((await site.World.Member()).User);
        var profile = await browser.Open("/my/profile");
        site.GatewayIsDown = true;
        var down = await browser.Send(profile, "form:has(input[name='Input.Address'])", ("Input.Address", "汐見市浜町3-5-1"));
        var still = await browser.Send(down, "form[action='/my/profile']");
        foreach (var page in (Seen[])[down, still])
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
            Assert.Contains("入力した内容は残っています", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("浜町", page.Text, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("入力した内容は残っています", (await browser.Open("/my/profile")).Text, StringComparison.Ordinal);

        site.GatewayIsDown = false;
        var saved = await browser.Send(still, "form[action='/my/profile']");
        Assert.Contains("連絡先を保存しました。", saved.Text, StringComparison.Ordinal);
        Assert.Equal("汐見市浜町3-5-1", saved.Html.QuerySelector("[name='Input.Address']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task No_password_is_kept_by_whatever_name_it_has_on_its_page()
    {
        using var browser = site.As((await site.World.Member()).User);
        var form = await browser.Open("/identity/password");
        site.GatewayIsDown = true;
        var down = await browser.Send(form, "main form", ("Input.Current", "mukashi no kotoba"), ("Input.Password", "atarashii kotoba"), ("Input.Again", "mou ichido no kotoba"), ("Input.Login", Login));
        Assert.Equal(Login, down.Html.QuerySelector("main form [name='Input.Login']")!.GetAttribute("value"));
        Assert.DoesNotContain("kotoba", down.Html.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-in?handler=File", "once")]
    [InlineData("/sign-in", null)]
    public async Task A_download_that_is_sent_again_leaves_its_page_standing(string path, string? mark)
    {
        using var guest = site.Guest();
        using var form = new FormUrlEncodedContent([new("Input.Login", Login)]);
        var stale = await guest.Post(path, form);
        Assert.Equal("もう一度送ってください", stale.Heading);
        Assert.Equal(mark, stale.Html.QuerySelector("main form")!.GetAttribute("data-wm-download"));
    }

    [Fact]
    public async Task What_an_officer_typed_goes_over_password_outage_and_code_to_the_end()
    {
        var secret = await Enrolled();
        using var browser = site.Guest();
        var code = await SignIn(browser, await browser.Open("/sign-in"));
        Assert.Equal("/identity/second-factor", code.Path);
        Assert.Equal("/enterprise", (await GiveCode(browser, code, secret)).Path);
        var form = await browser.Open("/enterprise/add-member");
        await new Desk(site).Execute("update kernel.session set ended_at = now() where kind = 'Officer'");

        var kept = await browser.Send(
            form, "form:has([name='Input.FamilyName'])", ("Input.FamilyName", "潮見"), ("Input.GivenName", "花子"), ("Input.FamilyKana", "シオミ"), ("Input.GivenKana", "ハナコ"), ("Input.BornOn", "1991-05-04"));
        Assert.Equal("ログインの時間が終わりました", kept.Heading);
        var door = await browser.Send(kept, "form[action*='handler=Keep']");
        site.GatewayIsDown = true;
        var down = await SignIn(browser, door);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, down.Status);
        site.GatewayIsDown = false;
        var again = await browser.Send(down, "form[action='/sign-in']");
        Assert.Contains("「パスワード」を入力してください。", again.Text, StringComparison.Ordinal);

        var next = await SignIn(browser, again);
        Assert.Contains("入力した内容は残っています", next.Text, StringComparison.Ordinal);
        var asked = await browser.Send(next, "form[action^='/identity/second-factor']");
        Assert.Equal("確認コードを入れる", asked.Heading);
        var wrong = await browser.Send(asked, $"main form:has({Kept})", ("Input.Code", "000000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var resend = await GiveCode(browser, wrong, secret);
        Assert.Equal("続きを送ってください", resend.Heading);
        var filed = await browser.Send(resend, "form[action='/enterprise/add-member']");
        Assert.StartsWith("/enterprise/filings?done=registered", filed.Path, StringComparison.Ordinal);
        Assert.Contains("潮見", filed.Text, StringComparison.Ordinal);
    }

    private static Task<Seen> SignIn(Browser browser, Seen page) => browser.Send(page, "form[action='/sign-in']:has([name='Input.Password'])", ("Input.Login", Login), ("Input.Password", Password));

    private Task<Seen> GiveCode(Browser browser, Seen page, string secret)
    {
        site.Site.Time.Advance(TimeSpan.FromMinutes(1)); // a code is used once
        return browser.Send(page, "main form:has([name='Input.Code'])", ("Input.Code", Code(secret)));
    }

    /// <returns>The secret in the officer's telephone.</returns>
    private async Task<string> Enrolled()
    {
        var clerk = await site.World.Clerk();
        var officer = await clerk.Do(new InviteOfficer(await site.World.Enterprise(), new(Login, "中川　望", null, [OfficerRight.View, OfficerRight.Roster])));
        var half = await site.Site.Guest.Do(new ActivateAccount(Login, await site.Site.MailedKey(officer.AccountId), Password));
        var secret = (await site.Site.As(half.Token).Do(new EnrolSecondFactor())).Secret;
        await site.Site.As(half.Token).Do(new ConfirmSecondFactor(Code(secret)));
        return secret;
    }

    /// <summary>What the telephone shows (RFC 6238).</summary>
    private string Code(string secret)
    {
        var bits = string.Concat(secret.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        byte[] key = [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
        var step = BitConverter.GetBytes(site.Site.Time.Now.ToUnixTimeSeconds() / 30);
        Array.Reverse(step);
        var hash = HMACSHA1.HashData(key, step);
        var offset = hash[^1] & 15;
        return $"{((hash[offset] & 127) << 24 | hash[offset + 1] << 16 | hash[offset + 2] << 8 | hash[offset + 3]) % 1_000_000:000000}";
    }
}
