using System.Net;
using WelfareMutual.Identity.Keys;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Own;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Web.Portal;

/// <summary>The pages around the Portal's door: proof before what matters, own sessions, passkeys.</summary>
public sealed class ProofPagesTests : IAsyncLifetime
{
    private const string Password = "gohan to misoshiru";
    private WebSite site = null!;

    public async Task InitializeAsync() => site = await WebSite.Start();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task What_was_typed_survives_the_proof()
    {
        var member = await Member();
        using var browser = site.As(member);
        var profile = await browser.Open("/my/profile");
        await Execute("update kernel.session set proved_at = proved_at - interval '1 hour'");
        var kept = await browser.Send(profile, "form[data-wm-guard]", ("Input.Mail", "sakura@example.jp"));
        Assert.Equal("本人であることを確かめる", kept.Heading);
        var ask = await browser.Send(kept, "form[action*='/identity/prove']");
        var wrong = await browser.Send(ask, "form[action='/identity/prove']", ("Input.Password", "chigau pasuwado desu"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("パスワードが合いません", wrong.Text, StringComparison.Ordinal);
        var resend = await browser.Send(wrong, "form[action='/identity/prove']", ("Input.Password", Password));
        Assert.Equal("続きを送ってください", resend.Heading);
        var saved = await browser.Send(resend, "form[action='/my/profile']");
        Assert.Contains("連絡先を保存しました", saved.Text, StringComparison.Ordinal);
        Assert.Equal("sakura@example.jp", (await member.Do(new MyProfile())).Record.Contact.Mail);
        Assert.DoesNotContain(Password, kept.Text + resend.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_elsewhere_is_shown_and_ended()
    {
        var (here, elsewhere) = (await Member(), (SiteUser?)null);
        var id = await site.Site.Scalar<Guid>("select account_id from kernel.session where kind = 'Member' limit 1");
        elsewhere = await site.Site.Member(id);
        using var browser = site.As(here);
        var list = await browser.Open("/identity/sessions");
        Assert.Equal(2, list.Html.QuerySelectorAll("tbody tr").Length);
        var ended = await browser.Send(list, "form[action$='handler=End']");
        Assert.Single(ended.Html.QuerySelectorAll("tbody tr"));
        Assert.Equal(RefusalKind.SignInNeeded, (await elsewhere.Run(new MyProfile())).Refusal!.Kind);
    }

    [Fact]
    public async Task A_passkey_is_offered_at_the_door_and_asked_for_by_an_ordinary_form()
    {
        using var guest = site.Guest();
        var door = await guest.Open("/sign-in?back=%2Fmy");
        var asked = await guest.Send(door, "form[action$='handler=Passkey']");
        var box = asked.Html.QuerySelector("[data-wm-passkey=get]")!;
        Assert.Contains("\"challenge\"", box.GetAttribute("data-wm-options")!, StringComparison.Ordinal);
        Assert.Equal("/my", asked.Html.QuerySelector("input[name=back]")!.GetAttribute("value"));
        var refused = await guest.Send(asked, "form[action$='handler=Answer']", ("answer", "{}"));
        Assert.Contains("パスキーを確認できませんでした", refused.Text, StringComparison.Ordinal);
        using var member = site.As(await Member());
        var made = await member.Send(await member.Open("/identity/passkeys"), "form[action$='handler=Add']");
        Assert.NotNull(made.Html.QuerySelector("[data-wm-passkey=create]"));
    }

    private async Task<SiteUser> Member()
    {
        var resident = await site.World.Member();
        var key = await site.Site.MailedKey(resident.Id);
        var number = await site.Site.Scalar<string>($"select number from members.member where id = '{resident.Id}'");
        return site.Site.As((await site.Site.Guest.Do(new ActivateAccount(number, key, Password))).Token);
    }

    private Task<long> Execute(string sql) => site.Site.Scalar<long>($"with x as ({sql} returning 1) select count(*) from x");
}
