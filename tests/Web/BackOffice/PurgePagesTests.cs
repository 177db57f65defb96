using System.Net;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Web.BackOffice;

public sealed class PurgePagesTests : IAsyncLifetime
{
    private WebSite site = null!;
    private Browser proposer = null!;
    private Browser releaser = null!;

    public async Task InitializeAsync()
    {
        site = await WebSite.Start();
        proposer = site.AtTerminal(await site.Site.Staff(StaffRole.System, StaffRole.Approver));
        releaser = site.AtTerminal(await site.Site.Staff(StaffRole.Approver));
    }

    public async Task DisposeAsync()
    {
        proposer.Dispose();
        releaser.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_draft_is_proposed_and_released_by_two_who_saw_the_counts()
    {
        Assert.Contains("保存期間が過ぎた記録は、まだありません", (await proposer.Open("/retention")).Text, StringComparison.Ordinal);
        var path = $"/retention/purges/{await Draft()}";
        Assert.Contains("第1号", (await proposer.Open("/retention")).Text, StringComparison.Ordinal);
        var page = await proposer.Open(path);
        Assert.Contains("消去すると、元に戻せません", page.Text, StringComparison.Ordinal);
        Assert.Contains("members.member_profile", page.Text, StringComparison.Ordinal);
        var refused = await proposer.Send(page, "form[action$='handler=propose']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("件数を見たことを確かめて", refused.Text, StringComparison.Ordinal);
        var proposed = await proposer.Send(refused, "form[action$='handler=propose']", ("Input.Seen", "true"));
        Assert.Contains("提案した人は、自分の提案を実行できません", proposed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("消去を実行する", proposed.Html.QuerySelectorAll("button").Select(b => b.TextContent));
        var released = await releaser.Send(await releaser.Open(path), "form[action$='handler=release']", ("Input.Seen", "true"));
        Assert.Contains("実行を決めました", released.Text, StringComparison.Ordinal);
        Assert.Equal(["Released"], await site.Site.Database.Read<string>("select state from retention.purge"));
    }

    [Fact]
    public async Task A_draft_is_dropped_and_nothing_is_destroyed()
    {
        var path = $"/retention/purges/{await Draft()}";
        var declined = await releaser.Send(Declining(await releaser.Open(path)), "form.wm-panel");
        Assert.Contains("取りやめました。何も消していません", declined.Text, StringComparison.Ordinal);
        Assert.Equal(["Declined"], await site.Site.Database.Read<string>("select state from retention.purge"));
    }

    [Fact]
    public async Task A_hold_is_placed_and_lifted_by_another()
    {
        var member = await site.World.Member();
        var number = (await site.Site.Database.Read<string>($"select number from members.member where id = '{member.Id}'"))[0];
        Assert.Contains("消去を止めている対象はありません", (await releaser.Open("/retention/holds")).Text, StringComparison.Ordinal);
        var refused = await releaser.Send(await releaser.Open("/retention/holds"), "form[action$='handler=place']", ("Input.Number", "9999-999"), ("Input.Code", "suit"), ("Input.Reason", "令和8年(ワ)第1号"));
        Assert.Contains("この番号の記録は見つかりません", refused.Text, StringComparison.Ordinal);
        var placed = await releaser.Send(refused, "form[action$='handler=place']", ("Input.Number", number));
        Assert.Contains("令和8年(ワ)第1号", placed.Text, StringComparison.Ordinal);
        Assert.Contains("止めた人は解除できません", placed.Text, StringComparison.Ordinal);
        var lifted = await proposer.Send(await proposer.Open("/retention/holds"), "form[action$='handler=lift']");
        Assert.Contains("解除しました", lifted.Text, StringComparison.Ordinal);
        Assert.Equal([true], await site.Site.Database.Read<bool>("select lifted_at is not null from retention.hold"));
    }

    [Fact]
    public async Task A_line_of_the_ledger_is_entered_and_checked_by_another()
    {
        Assert.Contains("まだ何も廃棄していません", (await proposer.Open("/retention/disposals")).Text, StringComparison.Ordinal);
        var page = await proposer.Open("/retention/disposals");
        var refused = await proposer.Send(page, "form[action$='handler=enter']", ("Input.Kind", "Paper"), ("Input.What", "退会届 令和2年度分"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var entered = await proposer.Send(refused, "form[action$='handler=enter']", ("Input.Kind", "Paper"), ("Input.What", "退会届 令和2年度分"), ("Input.Quantity", "3"), ("Input.Method", "溶解"),
            ("Input.Site", "業者の工場"), ("Input.DoneOn.Era", "令和"), ("Input.DoneOn.Year", "8"), ("Input.DoneOn.Month", "10"), ("Input.DoneOn.Day", "1"));
        Assert.Contains("台帳に入れました", entered.Text, StringComparison.Ordinal);
        Assert.Contains("入力した人は確認できません", entered.Text, StringComparison.Ordinal);
        var seen = await releaser.Send(await releaser.Open("/retention/disposals"), "form[action$='handler=check']");
        Assert.Contains("確認済みにしました", seen.Text, StringComparison.Ordinal);
    }

    /// <summary>As the button with formaction sends it.</summary>
    private static Seen Declining(Seen page)
    {
        page.Html.QuerySelector("form.wm-panel")!.SetAttribute("action", page.Html.QuerySelector("button[formaction]")!.GetAttribute("formaction")!);
        return page;
    }

    /// <summary>Somebody who left long ago, found by the schedule.</summary>
    private async Task<Guid> Draft()
    {
        var member = await site.World.Member();
        await site.Site.Database.Execute($"update members.member set state = 'Left', left_on = joined_on where id = '{member.Id}'; update members.filing set state = 'Applied'");
        site.Site.Time.Now = site.Site.Time.Now.AddYears(13);
        return (await site.Site.Job(new WelfareMutual.Retention.Purges.DraftPurge())).Value.PurgeId!.Value;
    }
}
