using Npgsql;
using WelfareMutual.Kernel;
using WelfareMutual.Payouts.Batches;
using Xunit;

namespace WelfareMutual.Tests.Modules.Payouts.Batches;

/// <summary>Source: FEATURES OUT-01. What was checked is what is released: the fingerprint covers day, lines, amounts and payees.</summary>
public sealed class ChangedContentTests
{
    [Theory]
    [InlineData("update payouts.payout_line set line_no = line_no + 10")]
    [InlineData("update payouts.payout_line set amount = 40000 - amount + case line_no when 1 then 1 else -1 end")]
    [InlineData("update payouts.payout_line set live = false where line_no = 2")]
    public async Task What_changed_after_the_check_is_neither_checked_again_nor_released(string change)
    {
        await using var world = await BatchTests.World();
        await world.Approved(await world.Member());
        world.Site.Time.SetTokyo(2026, 10, 13);
        await world.Approved(await world.Member());
        var prepared = await (await BatchTests.Cashier(world)).Do(new PrepareBatch(BatchTests.PayOn));
        var checker = await BatchTests.Cashier(world);
        await checker.Do(new CheckBatch(prepared.Id, 0, true));

        await world.Execute(change);

        var releaser = await BatchTests.Cashier(world);
        Assert.Equal("payouts-content-changed", (await releaser.Run(new ReleaseBatch(prepared.Id, 1, new Yen(40000), true))).Refusal?.Code);
        var shown = await releaser.Do(new ShowBatch(prepared.Number));
        Assert.NotEqual(shown.HashThen, shown.HashNow);
        Assert.Equal("Checked", await world.Scalar<string>("select state from payouts.payout_batch"));
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from payouts.payout_file"));
    }

    /// <summary>Day, total and fingerprint do not change for anybody, the superuser included.</summary>
    [Theory]
    [InlineData("pay_on = pay_on + 2")]
    [InlineData("total = total + 1")]
    [InlineData("content_hash = sha256('another')")]
    public async Task The_database_keeps_what_was_prepared(string change)
    {
        await using var world = await BatchTests.World();
        await world.Approved(await world.Member());
        await (await BatchTests.Cashier(world)).Do(new PrepareBatch(BatchTests.PayOn));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => world.Execute($"update payouts.payout_batch set {change}"));
        Assert.Equal("payouts_content_changed", refused.ConstraintName);
    }
}
