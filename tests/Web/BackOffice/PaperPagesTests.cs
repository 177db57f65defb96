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
        Assert.Contains("確認を待つもの（1 件）", open.Text, StringComparison.Ordinal);
        var seen = await terminal.Send(open, "form:has([name='alert'])");
        Assert.Contains("確認を待つ警告はありません", seen.Text, StringComparison.Ordinal);
        var line = Assert.Single((await system.Do(new ShowAlerts())).Seen);
        Assert.Equal(("sign-in-flood", site.Site.Time.Now), (line.Code, line.SeenAt));
    }
}
