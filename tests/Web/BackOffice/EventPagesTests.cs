using System.Net;
using WelfareMutual.Events.Happenings;
using WelfareMutual.Kernel;
using Xunit;

namespace WelfareMutual.Tests.Web.BackOffice;

public sealed class EventPagesTests : IAsyncLifetime
{
    private const string Form = "form:has(input[name='Input.Version'])";
    private WebSite site = null!;

    public async Task InitializeAsync() => site = await WebSite.Start();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_stale_save_shows_what_differs_and_then_saves()
    {
        var staff = await site.World.Clerk();
        var id = (await staff.Do(new SaveEvent(
            null, 0, "秋のバス旅行", "紅葉を見に行きます。", "汐見駅", "park", Intake.FirstCome, Clock.StartOf(new(2026, 10, 1)), Clock.StartOf(new(2026, 10, 21)),
            Clock.StartOf(new(2026, 10, 25)), 3, 4, [new(null, new(2026, 11, 1), new(8, 30), 49)], [new(null, "おとな", ForWhom.Anyone, 12, null, new Yen(7000))]))).EventId;
        using var clerk = site.AtTerminal(staff);
        var (mine, other) = (await clerk.Open($"/events/write/{id}"), await clerk.Open($"/events/write/{id}"));
        await clerk.Send(other, Form, ("Input.Sessions[0].Capacity", "60"), ("Input.Classes[0].AgeTo", "70"));
        var stale = await clerk.Send(mine, Form, ("Input.Title", "紅葉のバス旅行"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Equal(["名称", "回と定員", "参加費"], stale.Html.QuerySelectorAll(".wm-compare tbody th").Select(th => th.TextContent));
        Assert.Contains("定員60人", stale.Html.QuerySelector(".wm-compare")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("保存しました", (await clerk.Send(stale, Form)).Text, StringComparison.Ordinal);
        var row = (await staff.Do(new EventBoard(id))).Rows[0];
        Assert.Equal(("紅葉のバス旅行", 49), (row.Title, row.Sessions[0].Capacity));
    }
}
