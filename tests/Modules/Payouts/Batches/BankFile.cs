using WelfareMutual.Kernel;
using WelfareMutual.Payouts.Batches;
using WelfareMutual.Payouts.Files;
using WelfareMutual.Tests.Support;

namespace WelfareMutual.Tests.Modules.Payouts.Batches;

/// <summary>How approved benefits become a file for the bank.</summary>
internal static class BankFile
{
    /// <summary>The foundation's own account.</summary>
    public const string Originator = """
        insert into kernel.rule_version (id, name, effective, settings, entered_by, entered_at) values (gen_random_uuid(), 'payouts.settings', '2026-04-01',
        '{"originatorCode":"0000012345","originatorKana":"ｼｵﾐｷｮｳｻｲ","bankCode":"0001","branchCode":"001","accountNumber":"0000086","businessDaysAhead":3,"lineEnds":true}', gen_random_uuid(), now())
        """;

    public static Task<SiteUser> Cashier(Site site) => site.Staff(StaffRole.Cashier, StaffRole.Examiner);

    /// <summary>Three people: prepared, checked, released and taken.</summary>
    public static async Task<byte[]> Release(Site site, DateOnly payOn)
    {
        var prepared = await (await Cashier(site)).Do(new PrepareBatch(payOn));
        var checker = await Cashier(site);
        var seen = await checker.Do(new ShowBatch(prepared.Number));
        await checker.Do(new CheckBatch(seen.Id, seen.Version, true));
        var releaser = await Cashier(site);
        var released = await releaser.Do(new ReleaseBatch(seen.Id, seen.Version + 1, seen.Total, true));
        return (await releaser.Do(new DownloadPayoutFile(released.FileId, null))).Content;
    }
}
