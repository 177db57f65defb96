using WelfareMutual.Database.Demo;
using WelfareMutual.Tests.Browser.Stage;

namespace WelfareMutual.Tests.Browser.Journeys;

/// <summary>What members do on the portal and on the provider's page.</summary>
internal static class MemberJourney
{
    /// <summary>The demo activates the first two members of its first enterprise: one for each screen, so that limits do not meet.</summary>
    public static async Task<Visitor> SignedInMember(this RunningSite site, Screen screen, Hands hands = Hands.Any)
    {
        var member = await site.Visitor(screen, hands);
        await member.Opens(site.Portal + "/sign-in");
        await member.Types("会員番号またはID", screen == Screen.Desktop ? "1284-001" : "1284-002");
        await member.Types("パスワード", DemoScheme.MemberPassword);
        await member.Presses("ログインする");
        await member.Arrives(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        return member;
    }

    public static async Task Reserves(this Visitor member, RunningSite site, string offering, string priceClass, string count, string method)
    {
        await member.Opens(site.Portal + "/tickets");
        await member.Follows(offering);
        await member.SeesHeading(offering);
        await member.Selects(priceClass, count);
        await member.Chooses(method);
        await member.Presses("お取り置きして進む");
        await member.SeesHeading("内容を確かめて支払いへ進む");
        await member.Chooses(method);
        await member.Presses("支払いへ進む");
    }

    /// <summary>The page waits five seconds before it asks again; a member in a hurry opens it again.</summary>
    public static async Task PaysByCard(this Visitor member, string then)
    {
        await member.SeesHeading("お支払い");
        await member.Types("練習用のカード番号", "4242 4242 4242 4242");
        await member.Presses("カードで支払う");
        await member.Arrives(url => url.Contains("/result/", StringComparison.Ordinal));
        await member.ReopensUntil(member.Page.Url, then);
    }
}
