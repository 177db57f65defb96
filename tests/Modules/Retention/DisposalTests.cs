using Npgsql;
using WelfareMutual.Kernel;
using WelfareMutual.Retention.Disposals;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Retention;

// FEATURES RET-06: the ledger of media and paper.
public sealed class DisposalTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 10, 12);
    private Site site = null!;

    public async Task InitializeAsync() => site = await Site.Start();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task What_one_enters_another_checks_and_nobody_changes()
    {
        var (one, two) = (await site.Staff(StaffRole.Examiner), await site.Staff(StaffRole.Examiner));
        var line = (await one.Do(new EnterDisposal(DisposalKind.Media, "外付けディスク HD-7", 1, "破砕", "業者の工場、立会い", Day))).LineId;
        Assert.Equal("retention-own-line", (await one.Run(new CheckDisposal(line))).Refusal!.Code);
        await two.Do(new CheckDisposal(line));
        Assert.Equal("retention-line-checked", (await two.Run(new CheckDisposal(line))).Refusal!.Code);
        var shown = (await two.Do(new ShowDisposals())).Lines.Single();
        Assert.True(shown is { Kind: DisposalKind.Media, What: "外付けディスク HD-7", Entered.Mine: false, Checked.Mine: true });
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => site.Database.Execute("delete from retention.disposal_line"))).SqlState);
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => site.Database.Execute("update retention.disposal_line set quantity = 9"))).SqlState);
        var own = await Assert.ThrowsAsync<PostgresException>(() => site.Database.Execute(
            "insert into retention.disposal_line values (gen_random_uuid(), 'Paper', null, 'x', 1, 'x', 'x', '2026-10-01', '0190a000-0000-7000-8000-000000000001', now()); insert into retention.disposal_check select id, entered_by, now() from retention.disposal_line where what = 'x'"));
        Assert.Equal("retention_own_line", own.ConstraintName);
    }

    [Fact]
    public async Task An_incomplete_line_and_a_day_to_come_are_refused()
    {
        var one = await site.Staff(StaffRole.System);
        Assert.Equal("retention-line-incomplete", (await one.Run(new EnterDisposal(DisposalKind.Paper, " ", 1, "裁断", "事務所", Day))).Refusal!.Code);
        Assert.Equal("retention-line-incomplete", (await one.Run(new EnterDisposal(DisposalKind.Paper, "申請書", 0, "裁断", "事務所", Day))).Refusal!.Code);
        Assert.Equal("retention-line-incomplete", (await one.Run(new EnterDisposal(DisposalKind.Purge, "申請書", 1, "裁断", "事務所", Day))).Refusal!.Code);
        Assert.Equal("retention-line-future", (await one.Run(new EnterDisposal(DisposalKind.Paper, "申請書", 1, "裁断", "事務所", Day.AddDays(2)))).Refusal!.Code);
        Assert.Equal(RefusalKind.Forbidden, (await (await site.Staff(StaffRole.Auditor)).Run(new EnterDisposal(DisposalKind.Paper, "申請書", 1, "裁断", "事務所", Day))).Refusal!.Kind);
    }
}
