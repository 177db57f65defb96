using Microsoft.Playwright;
using WelfareMutual.Database.Demo;
using WelfareMutual.Tests.Browser.Stage;
using Xunit;

namespace WelfareMutual.Tests.Browser.Journeys;

/// <summary>Journey B: members buy tickets and book events.</summary>
[Collection("journeys")]
public sealed class BuyingTests(RunningSite site)
{
    [Theory, InlineData(Screen.Desktop), InlineData(Screen.Phone)]
    public async Task A_member_buys_with_a_card_holds_the_codes_and_cancels(Screen screen)
    {
        await using var member = await site.SignedInMember(screen);

        await member.Reserves(site, "しおさい水族館", "大人", "2枚", "クレジットカード");
        await member.PaysByCard();
        await member.Sees("購入しました。");

        await member.Follows("チケットを開く");
        await member.SeesHeading("しおさい水族館");
        await Assertions.Expect(member.Page.GetByRole(AriaRole.Img, new() { Name = "QRコード" })).ToHaveCountAsync(2);

        await member.Follows("購入の内容と領収書を見る・取り消す");
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
        await using var member = await site.SignedInMember(screen);

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
    public async Task A_member_enters_an_event_with_a_companion(Screen screen)
    {
        await using var member = await site.SignedInMember(screen);

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
        await member.PaysByCard();
        await member.SeesHeading("参加が確定しました");
        await member.Sees("汐見　ひかりさん（9歳）");
    }

    [Fact]
    public async Task A_member_buys_without_a_mouse()
    {
        await using var member = await site.Visitor(Screen.Desktop);
        var page = member.Page;
        var keys = page.Keyboard;

        await member.Opens(site.Portal + "/sign-in?back=/tickets");
        await member.TabsTo(page.GetByLabel("会員番号またはID"));
        await keys.TypeAsync("1284-001");
        await keys.PressAsync("Tab");
        await keys.TypeAsync(DemoScheme.MemberPassword);
        await keys.PressAsync("Enter");
        await member.SeesHeading("会員価格のチケット");

        await member.TabsTo(page.GetByRole(AriaRole.Link, new() { Name = "シネマ汐見" }));
        await keys.PressAsync("Enter");
        await member.SeesHeading("シネマ汐見");
        await member.TabsTo(page.GetByLabel("一般", new() { Exact = true }));
        await keys.PressAsync("ArrowDown");
        await member.TabsTo(page.GetByRole(AriaRole.Radio, new() { Name = "クレジットカード" }));
        await keys.PressAsync("Space");
        await keys.PressAsync("Enter");

        await member.SeesHeading("内容を確かめて支払いへ進む");
        await member.TabsTo(page.GetByRole(AriaRole.Radio, new() { Name = "クレジットカード" }));
        await keys.PressAsync("Space");
        await keys.PressAsync("Enter");
        await member.SeesHeading("お支払い");
        await member.TabsTo(page.GetByLabel("練習用のカード番号"));
        await keys.TypeAsync("4242424242424242");
        await keys.PressAsync("Enter");
        await member.Sees("購入しました。");
    }

    private async Task PaidAtTheStore(string session)
    {
        using var store = new HttpClient();
        var paid = await store.PostAsync(new Uri($"{site.Sandbox}/_control/sessions/{session}/pay?method=konbini"), null);
        Assert.True(paid.IsSuccessStatusCode, await paid.Content.ReadAsStringAsync());
    }
}
