using System.Net;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Support.Scanner;
using Xunit;

namespace WelfareMutual.Tests.Web.BackOffice;

/// <summary>What staff and the member see of a document before and after its scan.</summary>
public sealed class DocumentPagesTests : IAsyncLifetime
{
    private ClamdSpeaker scanner = null!;
    private WebSite site = null!;
    private Desk desk = null!;
    private SiteUser member = null!;
    private SiteUser clerk = null!;

    public async Task InitializeAsync()
    {
        scanner = ClamdSpeaker.Start();
        site = await WebSite.Start(settings: [("WM:Scanner:Address", scanner.Address), ("WM:Scanner:Seconds", "30")]);
        desk = new(site);
        member = (await site.World.Member()).User;
        clerk = await site.Site.Staff(StaffRole.Clerk, StaffRole.Examiner);
    }

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        await scanner.DisposeAsync();
    }

    [Fact]
    public async Task A_document_that_waits_is_said_to_wait_and_its_address_answers_409_until_it_was_found_clean()
    {
        var reference = await desk.Claim(member);
        var address = $"/cases/{reference}/documents/{await Document()}";
        using var terminal = site.AtTerminal(clerk);
        using var phone = site.As(member);

        var waits = await terminal.Open($"/cases/{reference}");
        Assert.Contains("ウイルスの検査が終わっていない書類が1件あります。", waits.Text, StringComparison.Ordinal);
        Assert.Null(waits.Html.QuerySelector($"[href='{address}'], [src='{address}']"));
        var shut = await terminal.Open(address);
        Assert.Equal(HttpStatusCode.Conflict, shut.Status);
        Assert.Contains("ウイルスの検査がまだ終わっていません", shut.Html.QuerySelector(".wm-errors")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("%PDF", shut.Text, StringComparison.Ordinal);
        Assert.Contains("ウイルスがないか検査しています", (await phone.Open($"/my/cases/{reference}")).Text, StringComparison.Ordinal);

        await site.Site.Scan();

        var clean = await terminal.Open($"/cases/{reference}");
        Assert.DoesNotContain("ウイルス", clean.Text, StringComparison.Ordinal);
        Assert.NotNull(clean.Html.QuerySelector($"a[href='{address}']"));
        Assert.Equal(HttpStatusCode.OK, (await terminal.Open(address)).Status);
        Assert.DoesNotContain("ウイルス", (await phone.Open($"/my/cases/{reference}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_and_member_read_that_malware_was_found_and_what_to_do_and_the_alarm_has_words()
    {
        var reference = await desk.Claim(member, ClamdSpeaker.EicarInPdf);
        var address = $"/cases/{reference}/documents/{await Document()}";
        await site.Site.Scan();
        using var terminal = site.AtTerminal(clerk);
        var found = await terminal.Open($"/cases/{reference}");
        Assert.Contains("ウイルスなどが見つかり、消した書類が1件あります。", found.Text, StringComparison.Ordinal);
        Assert.Null(found.Html.QuerySelector($"[href='{address}'], [src='{address}']"));
        var shut = await terminal.Open(address);
        Assert.Equal(HttpStatusCode.Conflict, shut.Status);
        Assert.Contains("送り直しを頼んでください", shut.Text, StringComparison.Ordinal);
        using var phone = site.As(member);
        Assert.Contains("送り直してください", (await phone.Open($"/my/cases/{reference}")).Text, StringComparison.Ordinal);
        using var auditor = site.AtTerminal(await site.Site.Staff(StaffRole.Auditor));
        Assert.Contains("書類からウイルスなどが見つかり、消した", (await auditor.Open("/audit/verify")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_draft_the_member_is_asked_to_send_it_again_at_once()
    {
        var draft = await desk.Draft(member, ClamdSpeaker.EicarInPdf);
        using var phone = site.As(member);
        Assert.Contains("ウイルスがないか検査しています", (await phone.Open($"/condolence-benefits/claim/{draft}/documents")).Text, StringComparison.Ordinal);
        await site.Site.Scan();
        var asked = await phone.Open($"/condolence-benefits/claim/{draft}/documents");
        Assert.Contains("書類を送り直してください。", asked.Text, StringComparison.Ordinal);
        Assert.Contains("送り直してください", (await phone.Open($"/condolence-benefits/claim/{draft}/check")).Text, StringComparison.Ordinal);
        var sent = await phone.SendFile(asked, "form[action*='handler=Attach']", "受理証明書.pdf", "%PDF-1.7 once more"u8.ToArray());
        Assert.Contains("書類を受け取りました", sent.Text, StringComparison.Ordinal);
        await site.Site.Scan();
        await member.Do(new SubmitClaim(draft, true));
    }

    [Fact]
    public async Task A_document_that_passed_without_a_scanner_is_marked()
    {
        await using var workplace = await WebSite.Start();
        var reference = await new Desk(workplace).Claim((await workplace.World.Member()).User);
        await workplace.Site.Scan();
        using var terminal = workplace.AtTerminal(await workplace.Site.Staff(StaffRole.Clerk));
        Assert.Contains("検査なし（開発用の設定）", (await terminal.Open($"/cases/{reference}")).Text, StringComparison.Ordinal);
    }

    private Task<Guid> Document() => site.Site.Scalar<Guid>("select id from casework.case_document order by added_at desc limit 1");
}
