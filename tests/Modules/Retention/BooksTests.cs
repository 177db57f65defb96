using WelfareMutual.Casework.Review;
using WelfareMutual.Kernel;
using WelfareMutual.Payouts.Batches;
using WelfareMutual.Payouts.Files;
using WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;
using WelfareMutual.Tests.Modules.Payouts.Batches;
using Xunit;

namespace WelfareMutual.Tests.Modules.Retention;

// FEATURES RET-05: what was paid stays in the books when the person is gone.
public sealed class BooksTests
{
    [Fact]
    public async Task A_batch_of_erased_people_is_shown_and_its_file_is_given_to_nobody()
    {
        await using var world = await BatchTests.World();
        var reference = await world.Approved(await world.Member());
        await BatchTests.Release(world);
        world.Site.Time.SetTokyo(2027, 2, 10, 9);
        await world.Site.Job(new SettleBatches());
        var (member, file) = (await world.Scalar<Guid>("select person_id from condolence_benefits.benefit"), await world.Scalar<Guid>("select id from payouts.payout_file"));
        var money = await world.Scalar<string>(Money);
        var keyOfFile = $"select count(*) from keys.person_key where person_id = '{file}'";
        Assert.Equal(1L, await world.Scalar<long>(keyOfFile));
        await world.Scalar<long>(
            $$"""select retention.replay_people('[{"id":"{{member}}","kind":"Member","purge":"{{Guid.CreateVersion7()}}","dueOn":"2040-03-31","doneAt":"2040-04-01T00:00:00+00:00","keys":["own.1"],"proof":"{{new string('0', 64)}}"}]')""");
        var aged = """{"purge":"0190a000-0000-7000-8000-000000000001","table":"payouts.payout_file","subject":"t.person_id","day":"2040-04-01","months":60,"fiscal":true,"spared":[],"doneAt":"2040-04-01T00:00:00+00:00"}""";
        Assert.Equal(1L, await world.Scalar<long>($"select retention.replay_rows('{aged}')"));
        Assert.Equal(0L, await world.Scalar<long>($"select retention.replay_rows('{aged}')"));
        Assert.Equal(0L, await world.Scalar<long>(keyOfFile)); // what an older backup has of it is opened by nothing

        Assert.Equal(money, await world.Scalar<string>(Money));
        var cashier = await BatchTests.Cashier(world);
        var shown = await cashier.Do(new ShowBatch("26-01"));
        Assert.Equal((new Yen(20000), "（消去しました）", ""), (shown.Total, shown.Lines.Single().Holder, shown.Lines.Single().MemberNumber));
        Assert.Equal("payouts-file-erased", (await cashier.Run(new DownloadPayoutFile(file, "もう一度"))).Refusal!.Code);
        Assert.Equal(RefusalKind.Erased, (await world.Clerk.Run(new ReviewCase(reference))).Refusal!.Kind);
    }

    private const string Money = "select md5(string_agg(l, '|')) from (select concat_ws(',', amount, state, event_date) as l from condolence_benefits.benefit union all select b::text from payouts.payout_batch b union all select p::text from payouts.payout_line p) m";
}
