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

        await member.Follows("購入の内容を見る・取り消す");
        await member.Follows("取り消す");
        await member.SeesHeading("この購入を取り消しますか");
        await member.Presses("取り消す");
        await member.Sees("取り消しました。返金の手続きをしています。");
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

    private async Task PaidAtTheStore(string session)
    {
        using var store = new HttpClient();
        var paid = await store.PostAsync(new Uri($"{site.Sandbox}/_control/sessions/{session}/pay?method=konbini"), null);
        Assert.True(paid.IsSuccessStatusCode, await paid.Content.ReadAsStringAsync());
    }
}
