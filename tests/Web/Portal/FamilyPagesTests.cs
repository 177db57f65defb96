using System.Net;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Family;
using Xunit;

namespace WelfareMutual.Tests.Web.Portal;

public sealed class FamilyPagesTests : IAsyncLifetime
{
    private const string Form = "form[action='/my/family']";
    private WebSite site = null!;

    public async Task InitializeAsync() => site = await WebSite.Start();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_stale_save_shows_what_differs_and_then_saves()
    {
        var member = await site.World.Member();
        var child = (await member.Do(new SaveRelative(null, Kinship.Child, "山田　葵", "ヤマダ　アオイ", "2020-11-01", true))).RelativeId;
        using var browser = site.As(member.User);
        var mine = await browser.Send(await browser.Open("/my/family"), "form[action$='handler=Edit']");
        await member.Do(new SaveRelative(child, Kinship.Child, "山田　葵", "ヤマダ　アオイ", "2020-11-01", LivesTogether: false));
        var stale = await browser.Send(mine, Form, ("Input.Name", "山田 あおい"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Equal(["家族の氏名", "同居"], stale.Html.QuerySelectorAll(".wm-compare tbody th").Select(th => th.TextContent));
        Assert.Contains("別居", stale.Html.QuerySelector(".wm-compare")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("保存しました", (await browser.Send(stale, Form)).Text, StringComparison.Ordinal);
        var saved = Assert.Single((await member.Do(new MyFamily())).Family).Relative;
        Assert.Equal(("山田　あおい", true), (saved.Name, saved.LivesTogether));
    }
}
