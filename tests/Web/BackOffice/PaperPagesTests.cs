using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Identity.Alerts;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Search;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Web.BackOffice;

public sealed class PaperPagesTests : IAsyncLifetime
{
    private WebSite site = null!;

    public async Task InitializeAsync() => site = await WebSite.Start();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_change_on_paper_is_keyed_in_and_names_the_signer_and_the_clerk()
    {
        await site.World.Member();
        var clerk = await site.World.Clerk();
        using var terminal = site.AtTerminal(clerk);
        var find = await terminal.Open("/intake/paper/change");
        Assert.Contains("登録されていません", (await terminal.Send(find, "form:has([name='Input.MemberNumber'])", ("Input.MemberNumber", "9999-001"))).Text, StringComparison.Ordinal);
        var form = await terminal.Send(find, "form:has([name='Input.MemberNumber'])", ("Input.MemberNumber", "１２８４－1"));
        Assert.Equal("/intake/paper/change/1284-001", form.Path);

        var refused = await terminal.Send(form, "form:has([name='Input.PaperSigner'])", ("Input.ReceivedOn", "R8.10.13"), ("Input.FamilyName", "井上"));
        Assert.Contains("届出者の名前", refused.Text, StringComparison.Ordinal);
        Assert.Equal("井上", refused.Html.QuerySelector("[name='Input.FamilyName']")!.GetAttribute("value"));
        var done = await terminal.Send(refused, "form:has([name='Input.PaperSigner'])", ("Input.PaperSigner", "緑川　一"));
        Assert.Contains("を入力しました", done.Text, StringComparison.Ordinal);

        var member = await clerk.Do(new MemberDetail("1284-001"));
        Assert.Equal("井上", member.Record.FamilyName);
        Assert.Equal(("緑川　一", "職員　試"), (member.Filings[0].FiledBy, member.Filings[0].KeyedBy));
        var stale = await terminal.Send(form, "form:has([name='Input.PaperSigner'])",
            ("Input.ReceivedOn", "R8.10.13"), ("Input.PaperSigner", "緑川　一"), ("Input.FamilyName", "上野"), ("__key", Guid.CreateVersion7().ToString()));
        Assert.Contains("開いている間に変更されました", stale.Text, StringComparison.Ordinal);
        Assert.Equal(["姓|井上|上野"], stale.Html.QuerySelectorAll(".wm-compare tbody tr").Select(r => string.Join('|', r.Children.Select(c => c.TextContent))));
        Assert.Contains("を入力しました", (await terminal.Send(stale, "form:has([name='Input.PaperSigner'])")).Text, StringComparison.Ordinal);
        Assert.Equal("上野", (await clerk.Do(new MemberDetail("1284-001"))).Record.FamilyName);
    }

    [Fact]
    public async Task What_was_typed_stays_where_a_number_or_a_day_is_wrong_and_a_firm_is_found_by_its_number_in_any_spelling()
    {
        const string form = "form:has([name='Input.PaperSigner'])", page = "/intake/paper/filing";
        var clerk = await site.World.Clerk();
        var opened = await clerk.Do(new OpenEnterprise("42", new("株式会社あおば運輸", "650-0001", "汐見市港町2-1", "078-000-0000", "青葉　一"), new(2020, 4, 1)));
        await clerk.Do(new MoveEnterprise(opened.EnterpriseId, EnterpriseState.Active, new(2020, 4, 1), 0));
        using var terminal = site.AtTerminal(clerk);
        var shown = await terminal.Open(page);
        shown.Html.QuerySelector(form)!.SetAttribute("action", $"{page}?handler=Leave");
        var nobody = await terminal.Send(shown, form, ("Input.ReceivedOn", "R8.10.13"), ("Input.PaperSigner", "青葉　一"), ("Input.MemberNumber", "0042-99"), ("Input.RetiredOn", "9999/12/31"));
        Assert.Contains("この番号の会員は登録されていません", nobody.Html.QuerySelector("#Input_MemberNumber-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("9999/12/31", nobody.Html.QuerySelector("[name='Input.RetiredOn']")!.GetAttribute("value"));

        nobody.Html.QuerySelector(form)!.SetAttribute("action", $"{page}?handler=Preview");
        var preview = await terminal.Send(nobody, form);
        Assert.Contains("2年より先の日", preview.Html.QuerySelector("#Input_RetiredOn-error")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("会員でいられるのは", preview.Text, StringComparison.Ordinal);

        var done = await terminal.Send(preview, form, ("Input.EnterpriseNumber", "４２"), ("Input.FamilyName", "山田"), ("Input.GivenName", "さくら"), ("Input.FamilyKana", "ヤマダ"), ("Input.GivenKana", "サクラ"), ("Input.BornOn", "S55.4.2"));
        Assert.Contains("0042-001", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alert_is_shown_until_somebody_takes_note_of_it()
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(site.Site.Superuser);
        await using (var attack = source.CreateCommand("select identity.note_attack('sign-in-flood', $1), identity.note_attack('sign-in-flood', $1)"))
        {
            attack.Parameters.Add(new() { Value = site.Site.Time.Now });
            await attack.ExecuteNonQueryAsync();
        }
        var system = await site.Site.Staff(StaffRole.System);
        using var terminal = site.AtTerminal(system);
        var open = await terminal.Open("/identity/alerts");
        Assert.Contains("確認を待つもの（1件）", open.Text, StringComparison.Ordinal);
        var seen = await terminal.Send(open, "form:has([name='alert'])");
        Assert.Contains("確認を待つ警告はありません", seen.Text, StringComparison.Ordinal);
        var line = Assert.Single((await system.Do(new ShowAlerts())).Seen);
        Assert.Equal(("sign-in-flood", site.Site.Time.Now), (line.Code, line.SeenAt));
    }
}
