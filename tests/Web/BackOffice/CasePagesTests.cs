using System.Net;
using WelfareMutual.Casework.Review;
using WelfareMutual.Identity.Acts;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Web.BackOffice;

public sealed class CasePagesTests : IAsyncLifetime
{
    private WebSite site = null!;
    private Desk desk = null!;
    private SiteUser clerk = null!;

    public async Task InitializeAsync()
    {
        site = await WebSite.Start();
        desk = new(site);
        clerk = await site.Site.Staff(StaffRole.Clerk, StaffRole.Examiner);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task The_clerk_goes_through_the_list_by_its_neighbours_and_each_act_opens_the_next()
    {
        var members = await site.World.Members(3);
        foreach (var member in members)
        {
            await desk.Claim(member.User);
        }
        using var browser = site.AtTerminal(clerk);
        var inbox = await browser.Open("/inbox?view=All&state=Submitted");
        var list = inbox.Html.QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(3, list.Count);
        Assert.Contains("印刷 令和8年", inbox.Html.QuerySelector(".wm-printhead")!.TextContent, StringComparison.Ordinal);
        Assert.All(list, l => Assert.EndsWith("?view=All&state=Submitted", l, StringComparison.Ordinal));

        var first = await browser.Open(list[0]);
        var second = await browser.Open(first.Html.QuerySelector("a[data-key=N]")!.GetAttribute("href")!);
        Assert.Equal(list[1], second.Path);
        Assert.Equal(list[0], (await browser.Open(second.Html.QuerySelector("a[data-key=P]")!.GetAttribute("href")!)).Path);
        Assert.Contains("この一覧の端まで見ました", (await browser.Open(first.Html.QuerySelector("a[data-key=P]")!.GetAttribute("href")!)).Text, StringComparison.Ordinal);

        var ask = await browser.Open(second.Html.QuerySelector("a[data-key=R]")!.GetAttribute("href")!);
        var next = await browser.Send(ask, "form[action*='/return']", ("Input.Fields[0].Asked", "true"), ("Input.Fields[0].Sentence", "日付を確かめてください。"));
        Assert.StartsWith(list[2], next.Path, StringComparison.Ordinal);
        Assert.Contains("差し戻しました", next.Text, StringComparison.Ordinal);
        var refuse = await browser.Open(next.Html.QuerySelector("a[href*='/refuse']")!.GetAttribute("href")!);
        var end = await browser.Send(refuse, "form[action*='/refuse']", ("Input.Reason", "対象ではありません。"));
        Assert.StartsWith("/inbox?view=All&state=Submitted", end.Path, StringComparison.Ordinal);
        Assert.Contains("不支給にしました", end.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taking_a_case_and_letting_it_go_leave_the_list_where_it_was()
    {
        await desk.Claim((await site.World.Member()).User);
        using var browser = site.AtTerminal(clerk);
        var place = $"view=All&kind=Marriage&state=Submitted&size=40&after=20200101{new string('0', 32)}";
        var taken = await browser.Send(await browser.Open($"/inbox?{place}"), "form[action*='handler=Take']");
        Assert.Contains("担当になりました", taken.Text, StringComparison.Ordinal);
        Assert.Equal($"/inbox?{place}&done=taken", taken.Path);
        Assert.Equal("Marriage", taken.Html.QuerySelector("#kind option[selected]")!.GetAttribute("value"));
        var gone = await browser.Send(taken, "form[action*='handler=LetGo']");
        Assert.Equal($"/inbox?{place}&done=let-go", gone.Path);
    }

    [Fact]
    public async Task An_amount_is_read_as_people_type_it_and_what_cannot_be_read_is_kept_and_named()
    {
        var reference = await desk.Claim((await site.World.Member()).User);
        using var browser = site.AtTerminal(clerk);
        await browser.Send(await browser.Open($"/cases/{reference}"), "form[action*='handler=Check']");
        var wrong = await browser.Send(await browser.Open($"/cases/{reference}"), "form[action*='handler=Propose']", ("Input.Amount", "一万円"), ("Input.Reason", "半額にします。"));
        Assert.Contains("「金額」は", wrong.Html.QuerySelector(".wm-errors a[href='#Input_Amount']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("一万円", wrong.Html.QuerySelector("#Input_Amount")!.GetAttribute("value"));
        Assert.Equal("半額にします。", wrong.Html.QuerySelector("#Input_Reason")!.GetAttribute("value"));
        await browser.Send(wrong, "form[action*='handler=Propose']", ("Input.Amount", "１０，０００円"));
        Assert.Equal(new Yen(10000), (await clerk.Do(new ReviewCase(reference))).Case.Amount);
    }

    [Fact]
    public async Task A_line_of_the_error_summary_leads_to_what_is_to_be_mended()
    {
        var reference = await desk.Claim((await site.World.Member()).User);
        using var browser = site.AtTerminal(clerk);
        var nothing = await browser.Send(await browser.Open($"/cases/{reference}/return"), "form[action*='/return']");
        Assert.NotNull(nothing.Html.QuerySelector($"fieldset{nothing.Html.QuerySelector(".wm-errors a")!.GetAttribute("href")}"));
        var review = await clerk.Do(new ReviewCase(reference));
        await clerk.Do(new CheckContent(review.Case.Id, review.Version));
        await clerk.Do(new ProposeAmount(review.Case.Id, review.Version + 1, review.Details.Amount!.Value, null));
        using var approver = site.AtTerminal(await site.Site.Staff(StaffRole.Approver));
        var unsaid = await approver.Send(await approver.Open($"/cases/{reference}"), "form[action*='handler=SendBack']");
        Assert.NotNull(unsaid.Html.QuerySelector($"input{unsaid.Html.QuerySelector(".wm-errors a")!.GetAttribute("href")}"));
    }

    [Fact]
    public async Task A_stale_save_shows_what_the_other_did_beside_what_was_typed_and_keeps_it()
    {
        var reference = await desk.Claim((await site.World.Member()).User);
        using var browser = site.AtTerminal(clerk);
        var page = await browser.Open($"/cases/{reference}");
        await browser.Send(page, "form[action*='handler=Check']");
        var mine = await browser.Open($"/cases/{reference}");
        var other = await site.Site.Staff(StaffRole.Examiner);
        var review = await other.Do(new ReviewCase(reference));
        await other.Do(new ProposeAmount(review.Case.Id, review.Version, new Yen(15000), "半額にします。"));

        var stale = await browser.Send(mine, "form[action*='handler=Propose']", ("Input.Amount", "12000"), ("Input.Reason", "規程のとおりではないため"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Contains("開いている間に変更されました", stale.Text, StringComparison.Ordinal);
        var compare = stale.Html.QuerySelector("table.wm-compare")!.TextContent;
        Assert.Contains("内容確認済", compare, StringComparison.Ordinal);
        Assert.Contains("金額確認済", compare, StringComparison.Ordinal);
        Assert.Contains("15,000円", compare, StringComparison.Ordinal);
        Assert.Contains("半額にします。", stale.Text, StringComparison.Ordinal);
        Assert.Contains("金額 12,000円", stale.Text, StringComparison.Ordinal);
        Assert.Contains("規程のとおりではないため", stale.Text, StringComparison.Ordinal);

        var late = await browser.Open($"/cases/{reference}/refuse");
        await (await site.Site.Staff(StaffRole.Approver)).Do(new SendBackAmount(review.Case.Id, review.Version + 1, "もう一度。"));
        var refused = await browser.Send(late, "form[action*='/refuse']", ("Input.Reason", "書類が違います。"));
        Assert.Contains("開いている間に変更されました", refused.Text, StringComparison.Ordinal);
        Assert.Equal("書類が違います。", refused.Html.QuerySelector("textarea[name='Input.Reason']")!.TextContent.Trim());
        Assert.Contains("不支給にしました", (await browser.Send(refused, "form[action*='/refuse']")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_is_taken_back_on_a_page_that_says_what_happens()
    {
        var reference = await desk.Claim((await site.World.Member()).User);
        var review = await clerk.Do(new ReviewCase(reference));
        await clerk.Do(new CheckContent(review.Case.Id, review.Version));
        await clerk.Do(new ProposeAmount(review.Case.Id, review.Version + 1, review.Details.Amount!.Value, null));
        var approver = await site.Site.Staff(StaffRole.Approver);
        await approver.Do(new ApproveCase(review.Case.Id, review.Version + 2, review.Details.Amount!.Value));
        using var browser = site.AtTerminal(approver);
        var page = await browser.Open($"/cases/{reference}");
        var ask = await browser.Open(page.Html.QuerySelector("a[href*='/reverse']")!.GetAttribute("href")!);
        Assert.Contains("振り込まれなくなります", ask.Text, StringComparison.Ordinal);
        var empty = await browser.Send(ask, "form[action*='/reverse']");
        Assert.Contains("理由を入れてください", empty.Text, StringComparison.Ordinal);
        var done = await browser.Send(empty, "form[action*='/reverse']", ("Input.Reason", "別の人の口座でした。"));
        Assert.Contains("決定を取り消しました", done.Text, StringComparison.Ordinal);
        Assert.Null((await browser.Open($"/cases/{reference}")).Html.QuerySelector("a[href*='/reverse']"));
    }

    [Fact]
    public async Task A_member_of_staff_is_linked_to_their_own_membership()
    {
        var member = await site.World.Member();
        var system = await site.Site.Staff(StaffRole.System);
        var added = await system.Do(new AddStaff("S901", "職員　花子", [StaffRole.Clerk]));
        await (await site.Site.Staff(StaffRole.Approver)).Do(new ConfirmAct(added.ActId));
        using var browser = site.AtTerminal(system);
        var page = await browser.Open((await browser.Open($"/identity/staff/{added.StaffId}")).Html.QuerySelector("a[href*='link-member']")!.GetAttribute("href")!);
        Assert.Equal("S901", page.Html.QuerySelector("input[name='Input.StaffCode']")!.GetAttribute("value"));
        var wrong = await browser.Send(page, "form[action$='link-member']", ("Input.MemberNumber", "9999-999"));
        Assert.Contains("この会員番号の人はいません", wrong.Text, StringComparison.Ordinal);
        var number = (await clerk.Do(new ReviewCase(await desk.Claim(member.User)))).Number;
        Assert.Contains("会員番号を登録しました", (await browser.Send(wrong, "form[action$='link-member']", ("Input.MemberNumber", number))).Text, StringComparison.Ordinal);
        Assert.Contains("登録を消しました", (await browser.Send(page, "form[action$='link-member']", ("__key", Guid.CreateVersion7().ToString()), ("Input.MemberNumber", ""))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_scheme_is_changed_on_the_page_of_the_tables_after_a_look_at_what_changes()
    {
        using var browser = site.AtTerminal(await site.Site.Staff(StaffRole.Approver));
        var page = await browser.Open("/benefits/tables");
        (string, string)[] choice = [("Input.SchemeId", "mishima-tagata"), ("Input.From.Era", "西暦"), ("Input.From.Year", "2027"), ("Input.From.Month", "４"), ("Input.From.Day", "1")];
        var look = await browser.Send(page, "form[action$='handler=PreviewScheme']", choice);
        Assert.Contains("まだ何も変わっていません", look.Text, StringComparison.Ordinal);
        Assert.Contains("20,000円", look.Html.QuerySelector("table.wm-compare")!.TextContent, StringComparison.Ordinal);
        var past = await browser.Send(look, "form[action$='handler=PreviewScheme']", ("Input.From.Year", "2020"));
        Assert.Contains("過ぎた日からは変えられません", past.Text, StringComparison.Ordinal);
        look.Html.QuerySelector("form[action$='handler=PreviewScheme']")!.SetAttribute("action", "/benefits/tables?handler=Choose");
        var done = await browser.Send(look, "form[action$='handler=Choose']", [("__key", Guid.CreateVersion7().ToString()), .. choice]);
        Assert.Contains("従う制度を変えました", done.Text, StringComparison.Ordinal);
        Assert.Contains("三島田方", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_amount_is_changed_in_its_own_field_and_tried_before()
    {
        using var browser = site.AtTerminal(await site.Site.Staff(StaffRole.Approver));
        var tables = await browser.Open("/benefits/tables");
        var page = await browser.Open(tables.Html.QuerySelector("a[href$='/amounts']")!.GetAttribute("href")!);
        var field = page.Html.QuerySelectorAll("fieldset").Single(f => f.QuerySelector("legend")!.TextContent == "結婚祝金").QuerySelector("input[name$='.Amounts[0]']")!.GetAttribute("name")!;
        Assert.Equal("20,000", page.Html.QuerySelector($"input[name='{field}']")!.GetAttribute("value"));
        (string, string)[] from = [("Input.EffectiveFrom.Era", "西暦"), ("Input.EffectiveFrom.Year", "2027"), ("Input.EffectiveFrom.Month", "4"), ("Input.EffectiveFrom.Day", "1")];
        var wrong = await browser.Send(page, "form[action$='handler=Preview']", [.. from, (field, "二万")]);
        Assert.Contains("金額は数字で入れてください", wrong.Html.QuerySelector(".wm-errors")!.TextContent, StringComparison.Ordinal);
        var look = await browser.Send(wrong, "form[action$='handler=Preview']", (field, "２５，０００円"));
        Assert.Contains("25,000円", look.Html.QuerySelector("table.wm-compare")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("まだ何も変わっていません", look.Text, StringComparison.Ordinal);
        look.Html.QuerySelector("form[action$='handler=Preview']")!.SetAttribute("action", "/benefits/tables/amounts?handler=Enter");
        var done = await browser.Send(look, "form[action$='handler=Enter']", ("__key", Guid.CreateVersion7().ToString()));
        Assert.Contains("新しい版を入れました", done.Text, StringComparison.Ordinal);
        Assert.Contains("25,000円", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_claim_takes_bank_and_branch_from_a_search()
    {
        using var browser = site.AtTerminal(clerk);
        var kinds = await browser.Open("/intake/paper-claim");
        Assert.NotNull(kinds.Html.QuerySelector("select[name=kind] option[value=SicknessAbsence]"));
        var page = await browser.Open("/intake/paper-claim?kind=Marriage");
        Assert.Null(page.Html.QuerySelector("input[name='Input.Level']")); // of other kinds
        page.Html.QuerySelector("form[action='/intake/paper-claim']")!.SetAttribute("action", "/intake/paper-claim?handler=Banks");
        var found = await browser.Send(page, "form[action$='handler=Banks']", ("Input.BankSearch", "みずほ銀行"), ("Input.BranchSearch", "ﾄｳｷｮｳ"), ("Input.Name", "佐藤　健一"));
        Assert.NotNull(found.Html.QuerySelector("input[name='Input.Bank'][value='0001']"));
        Assert.Null(found.Html.QuerySelector("input[name='Input.Branch'][type=radio]")); // several banks begin with that name
        found.Html.QuerySelector("form[action='/intake/paper-claim']")!.SetAttribute("action", "/intake/paper-claim?handler=Banks");
        found = await browser.Send(found, "form[action$='handler=Banks']", ("Input.Bank", "0001"));
        Assert.NotNull(found.Html.QuerySelector("input[name='Input.Branch'][value='001']"));
        Assert.Equal("佐藤　健一", found.Html.QuerySelector("input[name='Input.Name']")!.GetAttribute("value"));
    }
}
