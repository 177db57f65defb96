using System.Net;
using WelfareMutual.Identity.Acts;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Web.BackOffice;

/// <summary>Staff, cards, terminals and passwords on the pages of the back office.</summary>
public sealed class StaffPagesTests : IAsyncLifetime
{
    private const string Password = "minato no asa ichi";
    private WebSite site = null!;
    private Colleagues colleagues = null!;

    public async Task InitializeAsync()
    {
        site = await WebSite.Start();
        colleagues = await Colleagues.Of(site.Site);
    }

    public Task DisposeAsync() => site.DisposeAsync().AsTask();

    [Fact]
    public async Task A_colleague_is_entered_by_two_people_and_sets_the_password_alone()
    {
        using var first = site.AtTerminal(colleagues.First);
        using var second = site.AtTerminal(colleagues.Second);
        var form = await first.Open("/identity/staff/add");
        Assert.Null(form.Html.QuerySelector("input[type=password]"));
        var proposed = await first.Send(form, "main form[data-wm-form]", ("Input.Code", "S009"), ("Input.Name", "浜田　次郎"), ("Input.Roles", "Clerk"));
        Assert.Contains("提案しました", proposed.Text, StringComparison.Ordinal);
        Assert.Contains("自分では確認できません", proposed.Text, StringComparison.Ordinal);
        Assert.Null(proposed.Html.QuerySelector("button[name='Input.Confirm'][value=true]"));

        var waiting = await second.Open("/identity/acts");
        Assert.Contains("S009 浜田 次郎", waiting.Text, StringComparison.Ordinal);
        var confirmed = await second.Send(waiting, "form[action*='decide']", ("Input.Confirm", "true"));
        var key = confirmed.Html.QuerySelector(".wm-banner")!.TextContent.Split('：')[1].Trim()[..14];
        Assert.DoesNotContain(key, (await second.Open("/identity/acts")).Text, StringComparison.Ordinal);

        var staff = (await colleagues.First.Do(new WelfareMutual.Identity.Staff.ListStaff())).Staff.Single();
        await colleagues.Issue(staff.Id, MadeCard.Of("0A09"));
        using var terminal = site.AtTerminal(null, "0A09");
        var start = await terminal.Open("/start");
        var different = await terminal.Send(start, "main form[data-wm-form]", ("Input.Key", key), ("Input.Password", Password), ("Input.Again", "chigau kotoba"));
        Assert.Contains("2回の入力が違います", different.Text, StringComparison.Ordinal);
        var set = await terminal.Send(different, "main form[data-wm-form]", ("Input.Key", key), ("Input.Password", Password), ("Input.Again", Password));
        Assert.Contains("パスワードを決めました", set.Text, StringComparison.Ordinal);
        var inside = await terminal.Send(set, "form[action='/sign-in']", ("Input.Password", Password));
        Assert.Equal(("/inbox", "10"), (inside.Path, inside.Html.QuerySelector("[data-wm-signoff]")!.GetAttribute("data-wm-signoff")));
        Assert.Equal("605;url=/idle", LeavesBy(inside));
        Assert.False(inside.Answer.Headers.Contains("Refresh")); // it would leave somebody who types
    }

    [Fact]
    public async Task A_second_person_whose_proof_is_old_types_the_password_and_goes_on_where_they_were()
    {
        await colleagues.Enter("S001", "港　一郎", [StaffRole.System], MadeCard.Of("0A01"), Password);
        using var first = site.AtTerminal(colleagues.First);
        await first.Send(await first.Open("/identity/staff/add"), "main form[data-wm-form]", ("Input.Code", "S009"), ("Input.Name", "浜田　次郎"), ("Input.Roles", "Clerk"));
        using var second = site.AtTerminal(null, "0A01");
        await SignIn(second, Password);
        await new Desk(site).Execute("update kernel.session set proved_at = proved_at - interval '6 minutes'");
        var asked = await second.Send(await second.Open("/identity/acts"), "form[action*='decide']", ("Input.Confirm", "true"));
        Assert.Contains("大切な手続きのため", asked.Text, StringComparison.Ordinal);
        var prove = await second.Send(asked, "form[action^='/identity/prove']");
        var wrong = await second.Send(prove, "form[action='/identity/prove']", ("Input.Password", "chigau pasuwado"));
        Assert.Contains("パスワードが合いません", wrong.Text, StringComparison.Ordinal);
        var proved = await second.Send(wrong, "form[action='/identity/prove']", ("Input.Password", Password));
        Assert.Contains("確認しました", proved.Text, StringComparison.Ordinal);
        var confirmed = await second.Send(proved, "form[action*='decide']");
        Assert.Contains("開始キー", confirmed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_past_its_term_leads_to_the_page_that_changes_it_and_every_other_is_closed()
    {
        await colleagues.Enter("S001", "港　一郎", [StaffRole.System, StaffRole.Clerk], MadeCard.Of("0A01", new DateOnly(2030, 3, 31)), Password);
        site.Site.Time.Advance(TimeSpan.FromDays(352));
        using (var soon = site.AtTerminal(null, "0A01"))
        {
            var reminded = await SignIn(soon, Password);
            Assert.Equal("/identity/password", reminded.Path);
            Assert.Contains("あと13日", reminded.Text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await soon.Open("/inbox")).Status);
        }
        site.Site.Time.Advance(TimeSpan.FromDays(14));
        using var browser = site.AtTerminal(null, "0A01");
        var due = await SignIn(browser, Password);
        Assert.Equal("/identity/password", due.Path);
        Assert.Contains("期限が過ぎています", due.Text, StringComparison.Ordinal);
        foreach (var path in new[] { "/inbox", "/identity/staff", "/members/find", "/tickets/offerings", "/audit/reason", "/identity/emergencies" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.Open(path)).Status);
        }
        var similar = await browser.Send(due, "main form[data-wm-form]", ("Input.Current", Password), ("Input.Password", Password + "1"), ("Input.Again", Password + "1"));
        Assert.Contains("似ています", similar.Text, StringComparison.Ordinal);
        var changed = await browser.Send(similar, "main form[data-wm-form]", ("Input.Current", Password), ("Input.Password", "kaigan doori no pan-ya"), ("Input.Again", "kaigan doori no pan-ya"));
        Assert.Contains("新しいパスワードでログインしてください", changed.Text, StringComparison.Ordinal);
        Assert.Equal("/inbox", (await SignIn(browser, "kaigan doori no pan-ya")).Path);
    }

    [Fact]
    public async Task A_screen_that_nobody_touched_is_replaced_and_says_whether_the_session_is_dead()
    {
        var staff = await site.Site.Staff(StaffRole.Clerk);
        using var browser = site.AtTerminal(staff);
        var alive = await browser.Open("/idle?back=/inbox"); // somebody worked on in another window
        Assert.Equal(("/idle?back=/inbox", "/inbox"), (alive.Path, alive.Html.QuerySelector("main a.wm-button")!.GetAttribute("href")));
        Assert.Contains("続ける", alive.Text, StringComparison.Ordinal);
        Assert.Equal("605", LeavesBy(alive)); // it looks again, where it is
        await new Desk(site).Execute("update kernel.session set last_seen_at = last_seen_at - interval '2 hours'");
        var over = await browser.Open("/idle?back=/inbox");
        Assert.Contains("操作がなかったため", over.Text, StringComparison.Ordinal);
        Assert.Equal("/sign-in?back=%2Finbox", over.Html.QuerySelector("main a.wm-button")!.GetAttribute("href"));
        Assert.Contains("cache", over.Answer.Headers.GetValues("Clear-Site-Data").Single(), StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", (await browser.Open("/inbox")).Path, StringComparison.Ordinal);
        Assert.Equal("/sign-in?back=%2Finbox", (await browser.Open("/idle?back=//elsewhere.test")).Html.QuerySelector("main a.wm-button")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Two_windows_that_nobody_sits_at_do_not_keep_each_other_alive()
    {
        var staff = await site.Site.Staff(StaffRole.Clerk);
        using var one = site.AtTerminal(staff);
        using var other = site.AtTerminal(staff);
        await one.Open("/inbox");
        await other.Open("/inbox");
        var session = $"token_hash = sha256(convert_to('{staff.Token}', 'utf8'))";
        await new Desk(site).Execute($"update kernel.session set idle = interval '10 minutes' where {session}");
        for (var minutes = 5; minutes <= 10; minutes += 5)
        {
            await new Desk(site).Execute($"update kernel.session set last_seen_at = last_seen_at - interval '5 minutes' where {session}");
            var before = await site.Site.Scalar<DateTime>($"select last_seen_at from kernel.session where {session}");
            var (first, second) = (await one.Open("/idle?back=/inbox"), await other.Open("/idle"));
            Assert.Equal(before, await site.Site.Scalar<DateTime>($"select last_seen_at from kernel.session where {session}"));
            Assert.All([first, second], s => Assert.Contains(minutes < 10 ? "続ける" : "終了しました", s.Text, StringComparison.Ordinal));
        }
        Assert.StartsWith("/sign-in", (await other.Open("/inbox")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_that_is_asked_for_while_somebody_types_keeps_the_session_alive()
    {
        var staff = await site.Site.Staff(StaffRole.Cashier);
        using var browser = site.AtTerminal(staff);
        var session = $"token_hash = sha256(convert_to('{staff.Token}', 'utf8'))";
        await new Desk(site).Execute($"update kernel.session set idle = interval '10 minutes', last_seen_at = last_seen_at - interval '9 minutes' where {session}");
        var asked = await browser.Open("/audit/reason");
        Assert.Equal((HttpStatusCode.OK, "/audit/reason"), (asked.Status, asked.Path));
        Assert.True(await site.Site.Scalar<bool>($"select last_seen_at > clock_timestamp() - interval '1 minute' from kernel.session where {session}"));
    }

    [Fact]
    public async Task Signing_out_kills_the_session_on_the_server()
    {
        var staff = await site.Site.Staff(StaffRole.Clerk);
        using var browser = site.AtTerminal(staff);
        await browser.Send(await browser.Open("/inbox"), "form[action='/sign-out']");
        Assert.Equal(RefusalKind.SignInNeeded, (await staff.Run(new WelfareMutual.Identity.Emergencies.ListEmergencies())).Refusal!.Kind);
        using var copied = site.AtTerminal(staff); // the cookie, copied before
        Assert.StartsWith("/sign-in", (await copied.Open("/inbox")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_is_enrolled_listed_and_stopped()
    {
        using var first = site.AtTerminal(colleagues.First);
        var form = await first.Open("/identity/terminals/enrol");
        var sent = await first.Send(form, "main form[data-wm-form]", ("Input.Number", "3"), ("Input.Ip", "10.8.0.13"), ("Input.Thumbprint", new string('A', 64)),
            ("Input.ValidTo.Era", "西暦"), ("Input.ValidTo.Year", "2027"), ("Input.ValidTo.Month", "3"), ("Input.ValidTo.Day", "31"));
        Assert.Contains("T-03 10.8.0.13", sent.Text, StringComparison.Ordinal);
        await colleagues.Second.Do(new ConfirmAct((await colleagues.Second.Do(new ListActs())).Waiting.Single().Id));
        var list = await first.Open("/identity/terminals");
        Assert.Contains("使用中", list.Text, StringComparison.Ordinal);
        var stop = await first.Open(list.Html.QuerySelector("a[href$='/stop']")!.GetAttribute("href")!);
        Assert.Contains("T-03", stop.Html.QuerySelector("main dl")!.TextContent, StringComparison.Ordinal);
        var stopped = await first.Send(stop, "main form[data-wm-form]", ("Input.To", "Lost"));
        Assert.Contains("端末を止めました", stopped.Text, StringComparison.Ordinal);
        Assert.Contains("紛失", stopped.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_can_be_done_for_a_colleague_is_proposed_from_their_page()
    {
        var id = await colleagues.Enter("S001", "港　一郎", [StaffRole.Clerk], MadeCard.Of("0A01"), Password);
        using var first = site.AtTerminal(colleagues.First);
        var page = await first.Open($"/identity/staff/{id}");
        Assert.Equal(["Clerk"], page.Html.QuerySelectorAll("input[name='Input.Roles'][checked]").Select(i => i.GetAttribute("value")));
        Assert.Contains("権限の変更", (await first.Send(page, "form[action*='handler=roles']", ("Input.Roles", "Examiner"))).Text, StringComparison.Ordinal);
        Assert.Contains("開始キーの発行", (await first.Send(page, "form[action*='handler=key']")).Text, StringComparison.Ordinal);
        Assert.Contains("確認を待っています", (await first.Send(page, "form[action*='handler=key']", ("__key", Guid.CreateVersion7().ToString()))).Text, StringComparison.Ordinal);
        var stop = await first.Open(page.Html.QuerySelector("a[href*='stop-card']")!.GetAttribute("href")!);
        Assert.Contains("S001 港 一郎", stop.Text, StringComparison.Ordinal);
        Assert.Contains("カードを止めました", (await first.Send(stop, "main form[data-wm-form]", ("Input.To", "Suspended"))).Text, StringComparison.Ordinal);
        Assert.Contains("カードの再開", (await first.Send(await first.Open($"/identity/staff/{id}"), "form[action*='handler=reinstate']")).Text, StringComparison.Ordinal);
        Assert.Contains("パスワードの変更を求めます", (await first.Send(page, "form[action*='handler=require']")).Text, StringComparison.Ordinal);
        Assert.Contains("登録を終えました", (await first.Send(page, "form[action*='handler=close']")).Text, StringComparison.Ordinal);
    }

    /// <summary>What a browser without script is told.</summary>
    private static string? LeavesBy(Seen page) => page.Html.QuerySelector("head noscript meta[http-equiv=refresh]")?.GetAttribute("content");

    private static async Task<Seen> SignIn(Browser browser, string password) =>
        await browser.Send(await browser.Open("/sign-in"), "form[action='/sign-in']", ("Input.Password", password));
}
