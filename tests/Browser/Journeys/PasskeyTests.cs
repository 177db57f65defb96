using Microsoft.Playwright;
using WelfareMutual.Tests.Browser.Stage;
using Xunit;

namespace WelfareMutual.Tests.Browser.Journeys;

/// <summary>A member adds a passkey, comes in with it, and takes it away. The device is the browser's own virtual one, by its developer protocol.</summary>
[Collection("journeys")]
public sealed class PasskeyTests(RunningSite site)
{
    [Theory, InlineData(Screen.Desktop), InlineData(Screen.Phone)]
    public async Task A_member_adds_a_passkey_comes_in_with_it_and_removes_it(Screen screen)
    {
        await using var member = await site.SignedInMember(screen);
        await Device(member.Page);
        await member.Opens(site.Portal + "/identity/passkeys");
        await member.Presses("この端末のパスキーを登録する");
        await member.Sees("パスキーを登録しました。");
        await member.Opens(site.Portal + "/identity/sessions");
        await member.Sees("いま使っている端末");

        await member.Page.Context.ClearCookiesAsync();
        await member.Opens(site.Portal + "/sign-in?back=%2Fidentity%2Fpasskeys");
        await member.Presses("指紋・顔（パスキー）で入る");
        await member.Arrives(url => url.EndsWith("/identity/passkeys", StringComparison.Ordinal));
        await member.SeesHeading("パスキー");

        await member.Page.Locator("details > summary").First.ClickAsync();
        await member.Presses("このパスキーを外す");
        await member.Sees("パスキーを外しました。");
        await member.Page.Context.ClearCookiesAsync();
        await member.Opens(site.Portal + "/sign-in");
        await member.Presses("指紋・顔（パスキー）で入る");
        await member.Sees("パスキーを確認できませんでした");
    }

    private static async Task Device(IPage page)
    {
        var protocol = await page.Context.NewCDPSessionAsync(page);
        await protocol.SendAsync("WebAuthn.enable");
        await protocol.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
