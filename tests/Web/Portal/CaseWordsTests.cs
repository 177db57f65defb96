using WelfareMutual.Casework.Review;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Kernel;
using WelfareMutual.Payouts.Batches;
using WelfareMutual.Payouts.Files;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Web.BackOffice;
using Xunit;

namespace WelfareMutual.Tests.Web.Portal;

/// <summary>What a member reads of an application: the tense of the money, the time to object, a word of condolence.</summary>
public sealed class CaseWordsTests : IAsyncLifetime
{
    private WebSite site = null!;
    private Desk desk = null!;

    public async Task InitializeAsync()
    {
        site = await WebSite.Start();
        desk = new(site);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task The_money_comes_until_it_came_and_it_came_only_when_the_file_was_taken()
    {
        await desk.Execute("""
            insert into kernel.rule_version (id, name, effective, settings, entered_by, entered_at) values (gen_random_uuid(), 'payouts.settings', '2026-04-01',
            '{"originatorCode":"0000012345","originatorKana":"ｼｵﾐｷｮｳｻｲ","bankCode":"0001","branchCode":"001","accountNumber":"0000086","businessDaysAhead":3,"lineEnds":true}', gen_random_uuid(), now())
            """);
        var member = await site.World.Member();
        var reference = await desk.Claim(member.User);
        var clerk = await site.Site.Staff(StaffRole.Clerk, StaffRole.Examiner);
        var review = await clerk.Do(new ReviewCase(reference));
        var (id, amount) = (review.Case.Id, review.Details.Amount!.Value);
        await clerk.Do(new CheckContent(id, review.Version));
        await clerk.Do(new ProposeAmount(id, review.Version + 1, amount, null));
        await (await site.Site.Staff(StaffRole.Approver)).Do(new ApproveCase(id, review.Version + 2, amount));
        async Task<SiteUser> Cashier() => await site.Site.Staff(StaffRole.Cashier);
        var payOn = (await (await Cashier()).Do(new ShowBatches())).EarliestDay;
        var batch = await (await Cashier()).Do(new PrepareBatch(payOn));
        await (await Cashier()).Do(new CheckBatch(batch.Id, 0, true));
        var file = (await (await Cashier()).Do(new ReleaseBatch(batch.Id, 1, amount, true))).FileId;

        using var terminal = site.AtTerminal(await Cashier());
        var untaken = await terminal.Open("/payouts/batches");
        Assert.Contains("今日が銀行に送る最後の日です", untaken.Text, StringComparison.Ordinal);
        Assert.Contains("取り消して作成者に戻す", (await terminal.Open($"/payouts/release/{batch.Number}")).Text, StringComparison.Ordinal);
        Assert.Contains("に振り込みます。", await Read(), StringComparison.Ordinal);

        await (await Cashier()).Do(new DownloadPayoutFile(file, null));
        Assert.DoesNotContain("ファイル未受取", (await terminal.Open("/payouts/batches")).Text, StringComparison.Ordinal);
        site.Site.Time.SetTokyo(payOn.Year, payOn.Month, payOn.Day, 9);
        await site.Site.Job(new SettleBatches());
        var read = await Read();
        Assert.Contains("に振り込みました。", read, StringComparison.Ordinal);
        Assert.DoesNotContain("に振り込みます。", read, StringComparison.Ordinal);

        async Task<string> Read()
        {
            using var browser = site.As(await site.Site.Member(member.Id));
            return (await browser.Open($"/my/cases/{reference}")).Text;
        }
    }

    [Fact]
    public async Task The_time_to_object_is_a_setting_of_the_scheme()
    {
        await desk.Execute("insert into kernel.rule_version (id, name, effective, settings, entered_by, entered_at) values (gen_random_uuid(), 'casework.appeal-period', '2026-04-01', '{\"days\":90}', gen_random_uuid(), now())");
        var member = await site.World.Member();
        var reference = await desk.Claim(member.User);
        var examiner = await site.Site.Staff(StaffRole.Examiner);
        var review = await examiner.Do(new ReviewCase(reference));
        await examiner.Do(new RejectCase(review.Case.Id, review.Version, "対象ではありません。"));
        using var browser = site.As(member.User);
        Assert.Contains("90日以内に申し出る", (await browser.Open($"/my/cases/{reference}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_death_is_met_with_a_word_of_condolence_and_a_wedding_is_not()
    {
        await desk.Execute("insert into kernel.rule_version (id, name, effective, settings, entered_by, entered_at) values (gen_random_uuid(), 'benefits.scheme', '2026-04-01', '{\"id\":\"mishima-tagata\"}', gen_random_uuid(), now())");
        var member = (await site.World.Member()).User;
        var death = await member.Do(new StartClaim("DeathFamily"));
        var wedding = await member.Do(new StartClaim("Marriage"));
        using var browser = site.As(member);
        Assert.Contains("お悔やみ申し上げます", (await browser.Open($"/condolence-benefits/claim/{death.Id}/{death.Question}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("お悔やみ", (await browser.Open($"/condolence-benefits/claim/{wedding.Id}/{wedding.Question}")).Text, StringComparison.Ordinal);
    }
}
