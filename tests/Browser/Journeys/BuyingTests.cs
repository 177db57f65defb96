using Microsoft.Playwright;
using WelfareMutual.Tests.Browser.Stage;
using Xunit;

namespace WelfareMutual.Tests.Browser.Journeys;

/// <summary>Journey B: members buy tickets and book events, on the telephone and at a desk by keyboard only.</summary>
[Collection("journeys")]
public sealed class BuyingTests(RunningSite site)
{
    [Theory, InlineData(Screen.Desktop), InlineData(Screen.Phone)]
    public async Task A_member_buys_with_a_card_holds_the_codes_and_cancels(Screen screen)
    {
        await using var member = await site.SignedInMember(screen, At(screen));

        await member.Reserves(site, "しおさい水族館", "大人", "2枚", "クレジットカード");
        await member.PaysByCard("購入しました。");

        await member.Follows("チケットを開く");
        await member.SeesHeading("しおさい水族館");
        await Assertions.Expect(member.Page.GetByRole(AriaRole.Img, new() { Name = "QRコード" })).ToHaveCountAsync(2);

        await member.Follows("購入の内容と領収書を見る・取り消す");
        await member.Arrives(url => url.Contains("/tickets/result/", StringComparison.Ordinal));
        await member.Follows("領収書を見る");
        await member.SeesHeading("領収書");
        await member.Follows("しおさい水族館 入館券");
        await member.Follows("取り消す");
        await member.SeesHeading("この購入を取り消しますか");
        await member.Presses("取り消す");
        await member.SeesHeading("しおさい水族館 入館券");
        await member.ReopensUntil(member.Page.Url, "返金が終わりました。");
    }

    [Theory, InlineData(Screen.Desktop), InlineData(Screen.Phone)]
    public async Task A_member_takes_a_number_pays_at_the_store_and_has_the_ticket(Screen screen)
    {
        await using var member = await site.SignedInMember(screen, At(screen));

        await member.Reserves(site, "シネマ汐見", "一般", "1枚", "コンビニ");
        await member.SeesHeading("お支払い");
        await member.Chooses("ローソン");
        await member.Presses("支払いの番号を受け取る");
        await member.SeesHeading("コンビニでのお支払い");
        var session = new Uri(member.Page.Url).Segments[^1].Trim('/');
        await member.Follows("申込みのページへ戻る");
        await member.Sees("コンビニでの支払いを待っています。");
        var purchase = member.Page.Url;

        await PaidAtTheStore(session);
        await member.ReopensUntil(purchase, "購入しました。");
    }

    [Theory, InlineData(Screen.Desktop), InlineData(Screen.Phone)]
    public async Task A_member_enters_an_event_with_a_companion_and_cancels(Screen screen)
    {
        await using var member = await site.SignedInMember(screen, At(screen));

        await member.Opens(site.Portal + "/events");
        await member.Follows("いちご狩りと港めぐりバスツアー");
        await member.SeesHeading("いちご狩りと港めぐりバスツアー");
        await member.Follows("申し込む");
        await member.SeesHeading("だれと参加しますか");
        await member.Types("1人目の名前", "汐見　ひかり");
        await member.Types("1人目の年齢", "9");
        await member.Chooses("クレジットカード");
        await member.Presses("参加費を確かめる");
        await member.Sees("9,000");
        await member.Presses("申し込んで支払いへ進む");
        await member.SeesHeading("席をお取り置きしました");
        await member.Chooses("クレジットカード");
        await member.Presses("支払いへ進む");
        await member.PaysByCard("参加が確定しました");
        await member.Sees("汐見　ひかりさん（9歳）");
        var entry = member.Page.Url;

        await member.Follows("この申込みを取り消す");
        await member.SeesHeading("この申込みを取り消しますか");
        await member.Presses("取り消す");
        // The heading is of no use here: the money may be back before the page is.
        await member.Arrives(url => url.Contains("done=cancelled", StringComparison.Ordinal));
        await member.ReopensUntil(entry, "返金しました。");
    }

    [Theory, InlineData(Screen.Desktop), InlineData(Screen.Phone)]
    public async Task A_member_begins_with_the_letter_and_comes_back_after_forgetting_the_password(Screen screen)
    {
        var number = screen == Screen.Desktop ? "1284-003" : "1284-004";
        await using var member = await site.Visitor(screen, At(screen));
        await member.Opens(site.Portal + "/identity/claim-account");
        await GivesKey(member, number, "shiomi-no-harumatsuri");
        await member.Presses("使い始める");
        await member.SeesHeading("次からは、指紋や顔で入れます");
        await member.Opens(site.Portal + "/home");

        await member.Page.Context.ClearCookiesAsync();
        await member.Opens(site.Portal + "/sign-in");
        await member.Follows("パスワードを忘れた");
        await member.SeesHeading("パスワードを忘れたとき");
        await member.Types("会員番号またはID", number);
        await member.Presses("新しい鍵を申し込む");
        await member.Sees("申込みを受け付けました。");
        await member.Follows("新しいパスワードを決める");
        await member.SeesHeading("新しいパスワードを決める");
        await GivesKey(member, number, "shiomi-no-akimatsuri");
        await member.Presses("パスワードを変えてログインする");
        await member.Arrives(url => url.EndsWith("/home", StringComparison.Ordinal));
    }

    /// <summary>At a desk without a mouse.</summary>
    private static Hands At(Screen screen) => screen == Screen.Desktop ? Hands.Keys : Hands.Any;

    private async Task GivesKey(Visitor member, string number, string password)
    {
        await member.Types("会員番号またはID", number);
        await member.Types("手紙の鍵", await site.KeyFor(number));
        await member.Types("新しいパスワード", password);
    }

    private async Task PaidAtTheStore(string session)
    {
        using var store = new HttpClient();
        var paid = await store.PostAsync(new Uri($"{site.Sandbox}/_control/sessions/{session}/pay?method=konbini"), null);
        Assert.True(paid.IsSuccessStatusCode, await paid.Content.ReadAsStringAsync());
    }
}
