using System.Text;
using Npgsql;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Mine;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Kernel;
using WelfareMutual.Payouts.Batches;
using WelfareMutual.Payouts.Files;
using WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Payouts.Batches;

public sealed class BatchTests
{
    internal static readonly DateOnly PayOn = new(2027, 2, 10);

    [Fact]
    public async Task Three_people_make_the_file_and_the_member_sees_the_day()
    {
        await using var world = await World();
        var member = await world.Member();
        var reference = await world.Approved(member);
        Assert.Equal("payouts-day", (await (await Cashier(world)).Run(new PrepareBatch(PayOn.AddYears(1)))).Refusal?.Code); // the file names no year
        var prepared = await (await Cashier(world)).Do(new PrepareBatch(PayOn));
        var checker = await Cashier(world);
        var seen = await checker.Do(new ShowBatch(prepared.Number));
        Assert.Equal(seen.HashThen, seen.HashNow);
        await checker.Do(new CheckBatch(seen.Id, seen.Version, true));
        var releaser = await Cashier(world);
        Assert.Equal("payouts-total", (await releaser.Run(new ReleaseBatch(seen.Id, seen.Version + 1, new Yen(19999), true))).Refusal!.Code);
        var released = await releaser.Do(new ReleaseBatch(seen.Id, seen.Version + 1, new Yen(20000), true));

        var mine = await member.Do(new MyCase(reference));
        Assert.Equal((CaseState.Scheduled, PayOn), (mine.Case.State, mine.Case.PayOn!.Value));
        var file = await releaser.Do(new DownloadPayoutFile(released.FileId, null));
        var lines = Records(file.Content);
        Assert.Equal(4, lines.Length);
        Assert.All(lines, l => Assert.Equal(120, l.Length));
        Assert.StartsWith("1210", lines[0], StringComparison.Ordinal);
        Assert.Equal("0210", lines[0].Substring(54, 4));
        Assert.Equal("0012345", lines[1].Substring(43, 7));
        Assert.Equal("000001000000020000", lines[2].Substring(1, 18));
        Assert.Equal("payouts-file-taken", (await releaser.Run(new DownloadPayoutFile(released.FileId, null))).Refusal!.Code);

        world.Site.Time.SetTokyo(2027, 2, 10, 9);
        await world.Site.Job(new SettleBatches());
        Assert.Equal("Paid", await world.Scalar<string>("select state from condolence_benefits.benefit"));
        Assert.Equal("Paid", await world.Scalar<string>("select state from casework.case_file"));
    }

    [Fact]
    public async Task One_person_in_two_roles_is_refused_also_by_the_database()
    {
        await using var world = await World();
        await world.Approved(await world.Member());
        var cashier = await Cashier(world);
        var prepared = await cashier.Do(new PrepareBatch(PayOn));
        Assert.Equal("payouts-three-persons", (await cashier.Run(new CheckBatch(prepared.Id, 0, true))).Refusal!.Code);
        var checker = await Cashier(world);
        await checker.Do(new CheckBatch(prepared.Id, 0, true));
        Assert.Equal("payouts-three-persons", (await checker.Run(new ReleaseBatch(prepared.Id, 1, new Yen(20000), true))).Refusal!.Code);
        var failure = await Assert.ThrowsAsync<PostgresException>(() =>
            world.Execute("update payouts.payout_batch set state = 'Released', released_by = checked_by", world.Site.Database.Office));
        Assert.Equal("payouts_three_persons", failure.ConstraintName);
    }

    [Fact]
    public async Task Twenty_preparers_at_once_put_each_benefit_into_one_batch()
    {
        await using var world = await World();
        for (var i = 0; i < 3; i++)
        {
            world.Site.Time.SetTokyo(2026, 10, 13);
            await world.Approved(await world.Member());
        }
        var cashiers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Cashier(world)));
        await Task.WhenAll(cashiers.Select(c => c.Run(new PrepareBatch(PayOn))));
        Assert.Equal(3L, await world.Scalar<long>("select count(*) from payouts.payout_line where live"));
        Assert.Equal(3L, await world.Scalar<long>("select count(distinct benefit_id) from payouts.payout_line"));
        var failure = await Assert.ThrowsAsync<PostgresException>(() => world.Execute(
            "insert into payouts.payout_line select gen_random_uuid(), batch_id, 99, benefit_id, person_id, title, amount, true from payouts.payout_line limit 1", world.Site.Database.Office));
        Assert.Equal("payouts_paid_once", failure.ConstraintName);
    }

    [Fact]
    public async Task The_file_of_a_whole_batch_is_the_golden_one_to_the_byte()
    {
        await using var world = await World();
        (string Bank, string Branch, string Kind, string Number, string Holder)[] accounts =
        [
            ("0001", "001", "Ordinary", "１２３４５", "ヤマダ　サクラ"),
            ("9900", "018", "Ordinary", "1234567", "ｶﾞｯｺｳ ｼﾞﾛｳ"),
            ("0005", "001", "Current", "77", "よーこ　たなか"),
        ];
        foreach (var (bank, branch, kind, number, holder) in accounts)
        {
            world.Site.Time.SetTokyo(2026, 10, 13);
            var member = await world.Member();
            var answers = ClaimWorld.Marriage().Take(2).Concat(
            [
                ("bank", new() { ["Bank"] = bank }), ("branch", new() { ["Branch"] = branch }),
                ("account", new() { ["AccountKind"] = kind, ["AccountNumber"] = number, ["Holder"] = holder }),
            ]).ToList();
            await world.Decide((await member.Do(new SubmitClaim(await ClaimWorld.Draft(member, answers), true))).Reference);
            world.Site.Time.Advance(TimeSpan.FromMinutes(1));
        }
        var written = await Release(world);
        Assert.Equal(Vectors.Batch("three_benefits.txt"), written);
    }

    [Fact]
    public async Task A_void_batch_stays_in_the_books_and_its_benefits_wait_for_the_next()
    {
        await using var world = await World();
        await world.Approved(await world.Member());
        var cashier = await Cashier(world);
        var first = await cashier.Do(new PrepareBatch(PayOn));
        await (await Cashier(world)).Do(new CheckBatch(first.Id, 0, true));
        Assert.Equal(RefusalKind.Stale, (await cashier.Run(new VoidBatch(first.Id, 0))).Refusal!.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await world.Approver.Run(new VoidBatch(first.Id, 1))).Refusal!.Kind);

        await cashier.Do(new VoidBatch(first.Id, 1));

        Assert.Equal("Void", await world.Scalar<string>("select state from payouts.payout_batch"));
        Assert.Equal("Waiting", await world.Scalar<string>("select state from payouts.payout_request"));
        Assert.Equal("payouts-state", (await cashier.Run(new VoidBatch(first.Id, 2))).Refusal!.Code);
        Assert.Equal("payouts-state", (await (await Cashier(world)).Run(new ReleaseBatch(first.Id, 2, new Yen(20000), true))).Refusal!.Code);
        var second = await cashier.Do(new PrepareBatch(PayOn));
        Assert.Equal((1, "26-02"), (second.Count, second.Number));
        Assert.Equal(2L, await world.Scalar<long>("select count(*) from payouts.payout_line"));
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from payouts.payout_line where live"));
    }

    [Fact]
    public async Task A_released_batch_is_not_void_any_more()
    {
        await using var world = await World();
        await world.Approved(await world.Member());
        await Release(world);
        var id = await world.Scalar<Guid>("select id from payouts.payout_batch");
        Assert.Equal("payouts-state", (await (await Cashier(world)).Run(new VoidBatch(id, 3))).Refusal!.Code);
        var failure = await Assert.ThrowsAsync<PostgresException>(() => world.Execute("update payouts.payout_batch set state = 'Void'", world.Site.Database.Office));
        Assert.Equal("payouts_state", failure.ConstraintName);
    }

    /// <summary>Three people, from the list to the file.</summary>
    internal static Task<byte[]> Release(ClaimWorld world, DateOnly? payOn = null) => BankFile.Release(world.Site, payOn ?? PayOn);

    private static string[] Records(byte[] file) =>
        Encoding.Latin1.GetString(file).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    internal static Task<SiteUser> Cashier(ClaimWorld world) => BankFile.Cashier(world.Site);

    internal static async Task<ClaimWorld> World()
    {
        var world = await ClaimWorld.Start();
        await world.Execute(BankFile.Originator);
        return world;
    }
}
