using System.Text;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Officers;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Rosters;
using WelfareMutual.Members.Search;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Web.BackOffice;

/// <summary>The pages of a firm, its officers and what it files, as staff walk through them. Source: FEATURES ENT-01, ENT-03, ENT-04.</summary>
public sealed class EnterprisePagesTests : IAsyncLifetime
{
    private WebSite site = null!;
    private SiteUser clerk = null!;

    public async Task InitializeAsync()
    {
        site = await WebSite.Start();
        clerk = await site.World.Clerk();
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_new_firm_leads_to_the_step_that_makes_it_active_and_the_page_says_what_was_done()
    {
        using var terminal = site.AtTerminal(clerk);
        var opened = await terminal.Send(await terminal.Open("/enterprises/open"), "form:has([name='Input.Number'])",
            ("Input.Number", "2001"), ("Input.Name", "株式会社あおば運輸"), ("Input.PostalCode", "650-0001"), ("Input.Address", "汐見市港町2-1"),
            ("Input.Phone", "078-000-0000"), ("Input.Representative", "青葉　一"), ("Input.EffectiveFrom", "R8.4.1"));
        Assert.Contains("事業所を登録しました。", opened.Text, StringComparison.Ordinal);
        var step = await terminal.Open(opened.Html.QuerySelector("main a.is-primary")!.GetAttribute("href")!);
        Assert.Contains("新しい加入の届出を受け付けます", step.Text, StringComparison.Ordinal);
        var refused = await terminal.Send(step, "form:has([name='Input.EffectiveFrom'])", ("Input.EffectiveFrom", "いつか"));
        Assert.Equal("いつか", refused.Html.QuerySelector("[name='Input.EffectiveFrom']")!.GetAttribute("value"));
        var done = await terminal.Send(refused, "form:has([name='Input.EffectiveFrom'])", ("Input.EffectiveFrom", "R8.4.1"));
        Assert.Contains("状態の変更を入れました。", done.Text, StringComparison.Ordinal);
        Assert.EndsWith("（加入中）", done.Heading, StringComparison.Ordinal);
        Assert.Equal(["ありません", "ありません"], done.Html.QuerySelectorAll("table").Where(t => t.QuerySelector("tbody th") is null).Select(t => t.QuerySelector("tbody td[colspan]")!.TextContent));
    }

    [Fact]
    public async Task Withdrawing_says_what_follows_counts_who_is_still_in_and_is_taken_back_before_its_day()
    {
        var member = await site.World.Member();
        using var terminal = site.AtTerminal(clerk);
        var ask = await terminal.Open($"/enterprises/{member.EnterpriseId}/move/Withdrawn");
        Assert.Contains("会員は自動では退会になりません", ask.Text, StringComparison.Ordinal);
        Assert.Contains("1人の退会が、まだ届け出られていません", ask.Text, StringComparison.Ordinal);
        var planned = await terminal.Send(ask, "form:has([name='Input.EffectiveFrom'])", ("Input.EffectiveFrom", "R19.4.1"));
        Assert.EndsWith("（加入中）", planned.Heading, StringComparison.Ordinal);
        Assert.Contains("令和19年4月1日（水）から「脱退」になります", planned.Text, StringComparison.Ordinal);
        Assert.Contains("会員がまだ1人います", planned.Text, StringComparison.Ordinal);
        var cancelled = await terminal.Send(await terminal.Open($"/enterprises/{member.EnterpriseId}/cancel-step"), "form:has([name='version'])");
        Assert.Contains("取りやめました", cancelled.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("会員がまだ", cancelled.Text, StringComparison.Ordinal);
        Assert.Equal(EnterpriseState.Active, (await clerk.Do(new EnterpriseDetail(member.EnterpriseId, new(2037, 4, 2)))).State);
    }

    [Fact]
    public async Task A_change_of_address_starts_from_what_is_there_and_an_account_is_ordinary_or_current()
    {
        var firm = await site.World.Enterprise();
        using var terminal = site.AtTerminal(clerk);
        var form = await terminal.Open($"/enterprises/{firm}/profile");
        Assert.Equal("株式会社みどり製作所", form.Html.QuerySelector("[name='Input.Name']")!.GetAttribute("value"));
        var changed = await terminal.Send(form, "form:has([name='Input.Name'])", ("Input.Address", "汐見市港町9-9"), ("Input.EffectiveFrom", "R8.10.1"));
        Assert.Contains("名前と所在地の変更を入れました。", changed.Text, StringComparison.Ordinal);
        var now = (await clerk.Do(new EnterpriseDetail(firm))).Current!;
        Assert.Equal(("株式会社みどり製作所", "汐見市港町9-9", "緑川　一"), (now.Name, now.Address, now.Representative));

        var account = await terminal.Open($"/enterprises/{firm}/account");
        (string, string)[] typed = [("Input.EffectiveFrom", "R8.10.1"), ("Input.BankCode", "0001"), ("Input.BranchCode", "001"), ("Input.AccountNumber", "1234567"), ("Input.Holder", "ミドリセイサクシヨ")];
        Assert.Contains("口座の種類を1つ選んでください", (await terminal.Send(account, "form:has([name='Input.BankCode'])", typed)).Text, StringComparison.Ordinal);
        var kept = await terminal.Send(account, "form:has([name='Input.BankCode'])", [.. typed, ("Input.AccountKind", "2"), ("__key", Guid.CreateVersion7().ToString())]);
        Assert.Contains("****4567", kept.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_cannot_be_read_is_said_at_its_field_and_an_early_day_offers_nothing_that_is_refused()
    {
        var firm = await site.World.Enterprise();
        using var terminal = site.AtTerminal(clerk);
        var wrong = await terminal.Open($"/enterprises/{firm}?AsOf=R5.13.1");
        Assert.Contains("13月はありません", wrong.Html.QuerySelector("#AsOf-error")!.TextContent, StringComparison.Ordinal);
        var early = await terminal.Open($"/enterprises/{firm}?AsOf=S55.4.2");
        Assert.Contains("この日の登録はありません", early.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("まだ加入中になっていません", early.Text, StringComparison.Ordinal);
        Assert.NotNull(early.Html.QuerySelector("a[href$='/move/Suspended']"));
        Assert.Null(early.Html.QuerySelector("a[href$='/move/Active']"));
    }

    [Fact]
    public async Task A_roster_that_waits_for_staff_is_counted_in_the_menu_and_confirmed_with_every_name_in_sight()
    {
        var officer = await site.Site.Officer(await site.World.Enterprise(), OfficerRight.Roster);
        await Send(9);
        await Send(3);
        const string count = ".wm-rail a[href='/enterprises/find'] .c";
        using var terminal = site.AtTerminal(clerk);
        Assert.Equal("1件", (await terminal.Open("/inbox")).Html.QuerySelector(count)!.TextContent);
        Assert.Contains("2人目の確認待ち（1件）", (await terminal.Open("/enterprises/find")).Text, StringComparison.Ordinal);
        var page = await terminal.Open("/enterprises/mass-departures");
        Assert.Equal("四五六七八九".Order(), page.Html.QuerySelectorAll(".wm-panel li").Select(l => l.TextContent.Trim()[^1]).Order());

        using var approver = site.AtTerminal(await site.Site.Staff(StaffRole.Approver));
        var closed = await approver.Open("/enterprises/mass-departures");
        Assert.Contains("9人のうち6人", closed.Text, StringComparison.Ordinal);
        Assert.Empty(closed.Html.QuerySelectorAll(".wm-panel form, .wm-panel li"));

        var done = await terminal.Send(page, "form:has([name='Input.RosterId'])", ("Input.Confirm", "true"));
        Assert.Contains("退会を確かめました", done.Text, StringComparison.Ordinal);
        Assert.Null(done.Html.QuerySelector(count));

        async Task Send(int people)
        {
            var csv = "社員番号,氏名,フリガナ,生年月日,勤務場所\r\n" + string.Concat(Enumerable.Range(0, people).Select(i => $"E{i:0000},試験　{"一二三四五六七八九"[i]},シケン {"アイウエオカキクケ"[i]},1980/1/2,本社\r\n"));
            var roster = (await officer.Do(new UploadRoster(RosterKind.WholeList, "名簿.csv") { Upload = new MemoryStream(Encoding.UTF8.GetBytes(csv)) })).RosterId;
            await officer.Do(new FileRoster(roster, (await officer.Do(new ReviewRoster(roster))).Fingerprint));
        }
    }

    [Fact]
    public async Task The_last_officer_is_closed_after_a_reason_and_a_second_look()
    {
        var firm = await site.World.Enterprise();
        var invited = await clerk.Do(new InviteOfficer(firm, new("tanaka.koji", "田中　浩二", null, [OfficerRight.Roster])));
        await site.Site.Database.Execute($"update identity.account set state = 'Active' where id = '{invited.AccountId}'");
        using var terminal = site.AtTerminal(clerk);
        var page = await terminal.Open($"/enterprises/{firm}/officers/{invited.AccountId}");
        Assert.Contains("ただ1人の担当者です", page.Text, StringComparison.Ordinal);
        var form = page.Html.QuerySelector("form:has([name='Input.Reason'])")!;
        form.SetAttribute("action", $"/enterprises/{firm}/officers/{invited.AccountId}?handler=Close");
        Assert.Contains("理由を1つ選んでください", (await terminal.Send(page, "form:has([name='Input.Reason'])")).Text, StringComparison.Ordinal);
        var unseen = await terminal.Send(page, "form:has([name='Input.Reason'])", ("Input.Reason", "officer-left"), ("__key", Guid.CreateVersion7().ToString()));
        Assert.Contains("確かめた印を付けてください", unseen.Text, StringComparison.Ordinal);
        var closed = await terminal.Send(page, "form:has([name='Input.Reason'])", ("Input.Reason", "officer-left"), ("Input.EvenIfLast", "true"), ("__key", Guid.CreateVersion7().ToString()));
        Assert.Contains("担当者の利用を終えました", closed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leaving_is_taken_back_from_the_members_page_and_both_names_are_shown()
    {
        var member = await site.World.Member();
        var officer = await site.Site.Officer(member.EnterpriseId, OfficerRight.Roster);
        await officer.Do(new EndMembership("1284-001", "2026/10/10", null));
        using var terminal = site.AtTerminal(clerk);
        var shown = await terminal.Open("/members/1284-001");
        var ask = await terminal.Open(shown.Html.QuerySelector("a[href$='/take-back']")!.GetAttribute("href")!);
        Assert.Contains("会員の期間は切れずに続きます", ask.Text, StringComparison.Ordinal);
        var done = await terminal.Send(ask, "form:has([name='Input.PaperSigner'])", ("Input.ReceivedOn", "R8.10.13"), ("Input.PaperSigner", "緑川　一"), ("Input.Reason", "取り違え"));
        Assert.Equal("/members/1284-001?done=taken-back", done.Path);
        Assert.Contains("緑川 一の申し出で職員 試が取り下げ：取り違え", done.Text, StringComparison.Ordinal);
        Assert.Equal(MembershipState.Active, (await clerk.Do(new MemberDetail("1284-001"))).Membership.State);
    }

    [Fact]
    public async Task A_paper_shows_its_month_before_and_the_number_after_it_is_keyed_in()
    {
        await site.World.Enterprise();
        using var terminal = site.AtTerminal(clerk);
        var form = await terminal.Open("/intake/paper/filing");
        form.Html.QuerySelector("form:has([name='Input.PaperSigner'])")!.SetAttribute("action", "/intake/paper/filing?handler=Preview");
        (string, string)[] typed =
        [
            ("Input.ReceivedOn", "R8.10.13"), ("Input.PaperSigner", "緑川　一"), ("Input.EnterpriseNumber", "1284"), ("Input.FamilyName", "山田"), ("Input.GivenName", "さくら"),
            ("Input.FamilyKana", "ヤマダ"), ("Input.GivenKana", "サクラ"), ("Input.BornOn", "S55.4.2"), ("Input.RetiredOn", "R8.10.31"),
        ];
        var preview = await terminal.Send(form, "form:has([name='Input.PaperSigner'])", typed);
        Assert.Contains("加入は令和8年11月1日（日）からになります", preview.Text, StringComparison.Ordinal);
        Assert.Contains("会員でいられるのは令和8年10月31日（土）までです", preview.Text, StringComparison.Ordinal);
        Assert.Equal("山田", preview.Html.QuerySelector("[name='Input.FamilyName']")!.GetAttribute("value"));
        var done = await terminal.Send(preview, "form:has([name='Input.PaperSigner'])", typed);
        Assert.Contains("1284-001", done.Text, StringComparison.Ordinal);
        Assert.Contains("令和8年11月1日（日）から会員です", done.Text, StringComparison.Ordinal);
        var twice = await terminal.Send(done, "form:has([name='Input.PaperSigner'])", typed);
        Assert.Contains("別の人だと確かめた", twice.Text, StringComparison.Ordinal);
        Assert.Contains("1284-002", (await terminal.Send(twice, "form:has([name='Input.PaperSigner'])", [.. typed, ("Input.AnotherPerson", "true"), ("__key", Guid.CreateVersion7().ToString())])).Text, StringComparison.Ordinal);
    }
}
