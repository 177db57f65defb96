using System.Net;
using WelfareMutual.Kernel;
using Xunit;

namespace WelfareMutual.Tests.Web.BackOffice;

public sealed class ExportPagesTests : IAsyncLifetime
{
    private WebSite site = null!;
    private Browser clerk = null!;
    private Browser other = null!;
    private Browser approver = null!;

    public async Task InitializeAsync()
    {
        site = await WebSite.Start();
        (clerk, other, approver) = (site.AtTerminal(await site.Site.Staff(StaffRole.Clerk)), site.AtTerminal(await site.Site.Staff(StaffRole.Examiner)), site.AtTerminal(await site.Site.Staff(StaffRole.Approver)));
        await site.World.Member();
    }

    public async Task DisposeAsync()
    {
        clerk.Dispose();
        other.Dispose();
        approver.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_list_is_ordered_released_taken_and_its_password_shown_to_another_once()
    {
        var form = await clerk.Open("/exports/order");
        var wrong = await clerk.Send(form, "main form", ("Input.Subject", "9999"), ("Input.Reason", ""), ("Input.Recipient", ""));
        Assert.Contains("この番号の事業所は見つかりません", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("だれに渡すかを入れてください", wrong.Text, StringComparison.Ordinal);
        var ordered = await clerk.Send(wrong, "main form", ("Input.Subject", "1284"), ("Input.Reason", "市の照会への回答"), ("Input.Recipient", "市役所の福利担当"));
        Assert.Contains("指示しました", ordered.Text, StringComparison.Ordinal);
        var path = ordered.Path.Split('?')[0];
        Assert.Null(ordered.Html.QuerySelector("form[action$='handler=File'], form[action$='handler=Decide']"));

        var released = await approver.Send(await approver.Open(path), "form[action$='handler=Decide']", ("Input.Release", "true"));
        Assert.Contains("承認しました", released.Text, StringComparison.Ordinal);
        var file = await clerk.Send(await clerk.Open(path), "form[action$='handler=File']");
        Assert.Equal(("application/zip", "attachment"), (file.Answer.Content.Headers.ContentType!.MediaType, file.Answer.Content.Headers.ContentDisposition!.DispositionType));
        Assert.True(file.Answer.Headers.CacheControl!.NoStore);

        var mine = await clerk.Open(path);
        Assert.Null(mine.Html.QuerySelector("form[action$='handler=Password']"));
        Assert.Null(mine.Html.QuerySelector("form[action$='handler=File']"));
        var page = await other.Open(path);
        var shown = await other.Send(page, "form[action$='handler=Password']");
        Assert.Matches("^([2-9A-Z]{4}-){5}[2-9A-Z]{4}$", shown.Html.QuerySelector(".wm-password")!.TextContent);
        var again = await other.Send(page, "form[action$='handler=Password']");
        Assert.Null(again.Html.QuerySelector(".wm-password"));
        Assert.Contains("もう受け取られています", again.Text, StringComparison.Ordinal);
        Assert.Contains("パスワードを受け取った", (await approver.Open(path)).Text, StringComparison.Ordinal);
        Assert.Contains("受取済み", (await approver.Open("/exports/orders")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_order_no_file_is_given()
    {
        var forced = await clerk.Force("/exports/orders/X26-1?handler=File");
        Assert.Equal(HttpStatusCode.NotFound, forced.Status);
        Assert.NotEqual("application/zip", forced.Answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_request_goes_from_the_counter_to_its_end()
    {
        var number = await Number();
        var form = await clerk.Open("/exports/requests/enter");
        var day = Clock.DayOf(site.Site.Time.Now);
        var entered = await clerk.Send(form, "main form", ("Input.Kind", "Correction"), ("Input.MemberNumber", number), ("Input.ReceivedOn.Era", "西暦"),
            ("Input.ReceivedOn.Year", $"{day.Year}"), ("Input.ReceivedOn.Month", $"{day.Month}"), ("Input.ReceivedOn.Day", $"{day.Day}"), ("Input.Wish", "住所を直してほしい。"));
        Assert.Contains("受け付けました", entered.Text, StringComparison.Ordinal);
        Assert.Contains("あと30日", entered.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(number, entered.Path, StringComparison.Ordinal);
        var known = await clerk.Send(entered, "form[action$='handler=Identify']", ("Input.Proof", "licence"));
        Assert.Contains("運転免許証", known.Text, StringComparison.Ordinal);
        var proposed = await clerk.Send(known, "form[action$='handler=Propose']", ("Input.Answer", "Granted"), ("Input.Grounds", "住民票で確かめたため"));
        Assert.Contains("決定の案を作りました", proposed.Text, StringComparison.Ordinal);
        Assert.Null(proposed.Html.QuerySelector("form[action$='handler=Decide']"));
        var path = proposed.Path.Split('?')[0];
        var decided = await approver.Send(await approver.Open(path), "form[action$='handler=Decide']", ("Input.Agree", "true"));
        Assert.Contains("決定しました", decided.Text, StringComparison.Ordinal);
        var early = await clerk.Send(await clerk.Open(path), "form[action$='handler=Close']");
        Assert.Contains("行ったことを5文字以上で入れてください", early.Text, StringComparison.Ordinal);
        var closed = await clerk.Send(early, "form[action$='handler=Close']", ("Input.Measures", "登録の住所を直しました。"));
        Assert.Contains("終わりにしました", closed.Text, StringComparison.Ordinal);
        Assert.Contains("登録の住所を直しました。", closed.Text, StringComparison.Ordinal);
        Assert.Contains("認める", (await approver.Open("/exports/requests")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_overdue_request_stands_first_and_is_called_so()
    {
        var staff = await site.Site.Staff(StaffRole.Clerk);
        await staff.Do(new WelfareMutual.Exports.Requests.EnterRequest(
            WelfareMutual.Exports.Requests.RequestKind.Disclosure, await Number(), false, Clock.DayOf(site.Site.Time.Now).AddDays(-31), "すべて"));
        var list = await clerk.Open("/exports/requests");
        Assert.Contains("期限を過ぎた請求が1件あります", list.Text, StringComparison.Ordinal);
        Assert.Contains("1日超過", list.Text, StringComparison.Ordinal);
        Assert.Contains("決定の期限を1日過ぎています", (await clerk.Open(list.Html.QuerySelector("tbody th a")!.GetAttribute("href")!)).Text, StringComparison.Ordinal);
    }

    private async Task<string> Number() => (await site.Site.Database.Read<string>("select number from members.member limit 1"))[0];
}
