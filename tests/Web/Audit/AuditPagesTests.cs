using System.Net;
using WelfareMutual.Audit.Chain;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Web.Access;
using Xunit;

namespace WelfareMutual.Tests.Web.Audit;

// FEATURES AUD-01, AUD-06: the pages on which the log is read, and the one that asks why.
public sealed class AuditPagesTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    [Fact]
    public async Task A_case_is_opened_after_the_purpose_was_chosen_and_the_purpose_is_in_the_log()
    {
        using var examiner = world.Web.AtTerminal(world.Staff[StaffRole.Examiner], chosen: false);
        var asked = await examiner.Open(world.Path("/cases/<case>"));
        Assert.Equal("封をした情報を開く目的", asked.Heading);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await examiner.Send(asked, "main form")).Status);
        var opened = await examiner.Send(asked, "main form", ("Input.Code", "correction"));
        Assert.Equal(world.Path("/cases/<case>"), opened.Path);
        Assert.Contains("登録や届出の訂正", opened.Html.QuerySelector(".wm-strip")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("correction", await world.Scalar<string>("select reason from audit.entry where use_case = 'casework.review-case' and outcome = 'ok' order by at desc limit 1"));
        Assert.True(await world.Scalar<long>("select count(*) from audit.entry where outcome = 'reason-needed'") > 0);
    }

    [Fact]
    public async Task The_auditor_finds_by_member_terminal_and_action_and_opens_an_entry()
    {
        using var clerk = world.Web.AtTerminal(world.Staff[StaffRole.Clerk]);
        await clerk.Open(world.Path("/members/<member>"));
        using var auditor = world.Web.AtTerminal(world.Staff[StaffRole.Auditor]);
        var page = await auditor.Open("/audit/find");
        var found = await auditor.Send(page, "main form", ("Input.MemberNumber", world.Path("<member>")), ("Input.Action", "members.member-"), ("Input.Terminal", "T-01"));
        var rows = found.Html.QuerySelectorAll("main tbody tr");
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Contains("members.member-detail", row.TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain(world.Path("<member>"), found.Path, StringComparison.Ordinal);
        await world.Web.Site.Job(new ChainEntries());
        var entry = await auditor.Open(rows[0].QuerySelector("th a")!.GetAttribute("href")!);
        Assert.Contains(world.Path("<member>"), entry.Text, StringComparison.Ordinal);
        Assert.Matches(@"番号\s*[0-9]+\s*前の値\s*[0-9a-f]{64}", entry.Text);
        var his = await auditor.Open(rows[0].QuerySelector("td a")!.GetAttribute("href")!);
        Assert.All(his.Html.QuerySelectorAll("main tbody tr td:nth-child(2)"), cell => Assert.Equal(rows[0].QuerySelector("td")!.TextContent, cell.TextContent));
    }

    [Fact]
    public async Task More_than_a_page_goes_on_below_the_last()
    {
        using var auditor = world.Web.AtTerminal(world.Staff[StaffRole.Auditor]);
        var first = await auditor.Open("/audit/find");
        Assert.Equal(40, first.Html.QuerySelectorAll("main tbody tr").Length);
        var second = await auditor.Send(first, "main form:has([name='Input.Before'])");
        Assert.NotEmpty(second.Html.QuerySelectorAll("main tbody tr"));
        Assert.Empty(Links(first).Intersect(Links(second)));
    }

    [Fact]
    public async Task An_alarm_is_shown_until_somebody_has_seen_it()
    {
        await world.Scalar<object>("select audit.raise_alarm(gen_random_uuid(), 'log-altered', 'altered at 7', now())");
        using var auditor = world.Web.AtTerminal(world.Staff[StaffRole.Auditor]);
        var page = await auditor.Open("/audit/verify");
        Assert.Contains("書き換えられた記録がある", page.Text, StringComparison.Ordinal);
        var seen = await auditor.Send(page, "main form");
        Assert.DoesNotContain("altered at 7", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_member_reads_who_looked()
    {
        using var clerk = world.Web.AtTerminal(world.Staff[StaffRole.Clerk]);
        await clerk.Open(world.Path("/members/<member>"));
        using var member = world.Web.As(world.Member);
        var page = await member.Open("/my/records");
        Assert.Contains(page.Html.QuerySelectorAll("main tbody tr"), row => row.TextContent.Contains("共済の職員会員の記録を見ました", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Links(Seen page) => page.Html.QuerySelectorAll("main tbody th a").Select(a => a.GetAttribute("href")!);
}
