using Npgsql;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Mine;
using WelfareMutual.Kernel;
using WelfareMutual.Payouts.Batches;
using WelfareMutual.Payouts.Files;
using WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Payouts.Batches;

/// <summary>Members read 振り込みました only when the file went to the bank.</summary>
public sealed class TakenFileTests
{
    [Fact]
    public async Task A_batch_whose_file_nobody_took_is_not_paid_and_says_so_in_time()
    {
        await using var world = await BatchTests.World();
        var member = await world.Member();
        var reference = await world.Approved(member);
        var file = await Released(world);
        async Task<ShowBatches.FileWait> Wait() => Assert.Single((await (await BatchTests.Cashier(world)).Do(new ShowBatches())).Batches).File;

        Assert.Equal(ShowBatches.FileWait.Waiting, await Wait());
        world.Site.Time.SetTokyo(2027, 2, 5, 9); // three business days of banks to the 10th
        Assert.Equal(ShowBatches.FileWait.LastDay, await Wait());
        Assert.Equal(0, (await world.Site.Job(new NoteUntakenFiles())).Value.Late);
        world.Site.Time.SetTokyo(2027, 2, 8, 9);
        Assert.Equal(ShowBatches.FileWait.Late, await Wait());
        Assert.Equal(1, (await world.Site.Job(new NoteUntakenFiles())).Value.Late);
        await world.Site.Job(new NoteUntakenFiles());
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from audit.alarm where code = 'payout-file-untaken' and detail = '26-01'"));

        world.Site.Time.SetTokyo(2027, 2, 10, 9);
        Assert.False((await world.Site.Job(new SettleBatches())).Value.Found);
        Assert.Equal(CaseState.Scheduled, (await (await world.Site.Member(await Person(world))).Do(new MyCase(reference))).Case.State);
        var failure = await Assert.ThrowsAsync<PostgresException>(() => world.Execute("update payouts.payout_batch set state = 'Paid'", world.Site.Database.Office));
        Assert.Equal("payouts_file_not_taken", failure.ConstraintName);

        await (await BatchTests.Cashier(world)).Do(new DownloadPayoutFile(file, null));
        Assert.Equal(ShowBatches.FileWait.None, await Wait());
        Assert.Equal(0, (await world.Site.Job(new NoteUntakenFiles())).Value.Late);
        Assert.True((await world.Site.Job(new SettleBatches())).Value.Found);
        Assert.Equal(CaseState.Paid, (await (await world.Site.Member(await Person(world))).Do(new MyCase(reference))).Case.State);
    }

    [Fact]
    public async Task A_file_that_missed_its_day_is_not_taken_any_more_and_its_batch_is_taken_back()
    {
        await using var world = await BatchTests.World();
        var member = await world.Member();
        var reference = await world.Approved(member);
        var file = await Released(world);
        var id = await world.Scalar<Guid>("select id from payouts.payout_batch");
        world.Site.Time.SetTokyo(2027, 2, 12, 9);
        var cashier = await BatchTests.Cashier(world);
        Assert.Equal("payouts-file-late", (await cashier.Run(new DownloadPayoutFile(file, null))).Refusal!.Code);
        await cashier.Do(new VoidBatch(id, 2));

        var mine = await (await world.Site.Member(await Person(world))).Do(new MyCase(reference));
        Assert.Equal((CaseState.Approved, (DateOnly?)null), (mine.Case.State, mine.Case.PayOn));
        Assert.Equal("Approved", await world.Scalar<string>("select state from condolence_benefits.benefit"));
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from kernel.outbox where kind = 'money.payout-put-off'"));
        Assert.Equal("payouts-file-void", (await cashier.Run(new DownloadPayoutFile(file, null))).Refusal!.Code);

        await BatchTests.Release(world, new DateOnly(2027, 2, 17));
        Assert.Equal(2L, await world.Scalar<long>("select count(*) from kernel.outbox where kind = 'money.payout-scheduled'")); // each day is told
        world.Site.Time.SetTokyo(2027, 2, 17, 9);
        await world.Site.Job(new SettleBatches());
        Assert.Equal("Paid", await world.Scalar<string>("select state from casework.case_file"));
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from payouts.payout_line where live"));
    }

    private static Task<Guid> Person(ClaimWorld world) => world.Scalar<Guid>("select id from members.member");

    /// <summary>By three people; nobody takes the file.</summary>
    private static async Task<Guid> Released(ClaimWorld world)
    {
        var prepared = await (await BatchTests.Cashier(world)).Do(new PrepareBatch(BatchTests.PayOn));
        await (await BatchTests.Cashier(world)).Do(new CheckBatch(prepared.Id, 0, true));
        return (await (await BatchTests.Cashier(world)).Do(new ReleaseBatch(prepared.Id, 1, new Yen(20000), true))).FileId;
    }
}
