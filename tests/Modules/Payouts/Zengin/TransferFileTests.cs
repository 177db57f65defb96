using Xunit;
using FsCheck;
using FsCheck.Fluent;
using WelfareMutual.Payouts.Zengin;

namespace WelfareMutual.Tests.Modules.Payouts.Zengin;

public sealed class TransferFileTests
{
    private static readonly TransferAccount Main = new("9999", "テスト", "999", "ホンテン", AccountKind.Ordinary, "9000001");

    private static readonly TransferAccount Second = new("9998", "テストダイ2", "998", "キタ", AccountKind.Current, "9000102");

    private static readonly TransferOriginator Originator = new("9999000001", "テストキョウサイクミアイ", Main);

    private static TransferBatch Golden => new(Originator, "1225",
    [
        new(Main with { Number = "9000101" }, "ヤマダ タロウ", 10_000, NewPayee.First) { CustomerCode1 = "1001", CustomerCode2 = "10" },
        new(Second, "カ)テストショウジ", 1_234_567) { CustomerCode1 = "1002", CustomerCode2 = "20" },
        new(Second with { Kind = AccountKind.Savings, Number = "9000103" }, "さとう　はなこ", 1, NewPayee.Changed) { CustomerCode1 = "1003", CustomerCode2 = "30" },
        new(Main with { Kind = AccountKind.Other, Number = "9000104" }, "ヨーコ タナカ", 9_999_999_999) { Edi = "ケイチョウ 202612" },
    ]);

    [Theory]
    [InlineData("sogo_21_crlf.txt", true)]
    [InlineData("sogo_21_nosep.txt", false)]
    public void The_golden_files_are_written_to_the_byte(string name, bool separated)
    {
        var written = TransferWriter.Write(Golden, new TransferOptions(separated ? RecordSeparator.CrLf : RecordSeparator.None));

        Assert.Empty(written.Problems);
        Assert.Equal(Vectors.Sample(name), written.File);
        Assert.Equal((4, 10_001_244_567), (written.Count, written.Total));
    }

    [Fact]
    public void A_payee_of_thirty_one_bytes_is_refused_and_not_shortened()
    {
        var name = string.Concat(Enumerable.Repeat("ガ", 15));
        Assert.NotNull(TransferWriter.Write(One(new Transfer(Main, name, 1)), TransferOptions.Default).File);

        var written = TransferWriter.Write(One(new Transfer(Main, name + "ア", 1)), TransferOptions.Default);
        Assert.Null(written.File);
        Assert.Equal(["zengin.name_too_long"], written.Problems.Select(problem => problem.Code));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_000_000_000)]
    public void An_amount_that_the_field_cannot_hold_is_refused(long amount) =>
        Assert.Contains(
            TransferWriter.Write(One(new Transfer(Main, "ヤマダ", amount)), TransferOptions.Default).Problems,
            problem => problem is { Code: "zengin.amount", Record: 2, Byte: 81 });

    [Fact]
    public void A_batch_above_the_largest_total_is_refused()
    {
        var transfers = Enumerable.Repeat(new Transfer(Main, "ヤマダ", TransferChecks.LargestAmount), 101).ToList();

        Assert.Contains(
            TransferWriter.Write(new TransferBatch(Originator, "1225", transfers), TransferOptions.Default).Problems,
            problem => problem.Code == "zengin.batch_total");
    }

    [Fact]
    public void A_batch_above_the_largest_count_is_refused()
    {
        var transfers = Enumerable.Repeat(new Transfer(Main, "ア", 1), TransferChecks.LargestCount + 1).ToList();

        Assert.Contains(
            TransferWriter.Write(new TransferBatch(Originator, "1225", transfers), TransferOptions.Default).Problems,
            problem => problem.Code == "zengin.batch_count");
    }

    [Fact]
    public void An_empty_batch_is_refused() =>
        Assert.Null(TransferWriter.Write(new TransferBatch(Originator, "1225", []), TransferOptions.Default).File);

    [Fact]
    public void What_was_written_reads_back_the_same() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Batches().ToArbitrary(), batch =>
        {
            foreach (var separator in Enum.GetValues<RecordSeparator>())
            {
                var written = TransferWriter.Write(batch, new TransferOptions(separator));
                Assert.Empty(written.Problems);
                var read = Assert.Single(TransferReader.Read(ZenginReader.Read(written.File)));
                Assert.Equal(written.File, TransferWriter.Write(read, new TransferOptions(separator)).File);
                Assert.Equal(batch.Total, read.Total);
                Assert.Equal(
                    batch.Transfers.Select(line => (line.Account.Number, line.Account.Kind, line.Amount, BankKana.Payee(line.PayeeKana).Text, line.Edi)),
                    read.Transfers.Select(line => (line.Account.Number, line.Account.Kind, line.Amount, line.PayeeKana, line.Edi)));
            }
        }));

    [Theory]
    [InlineData("0229", 2026, 11, 21, 2028, 2, 29)]
    [InlineData("1121", 2026, 11, 21, 2026, 11, 21)]
    [InlineData("1120", 2026, 11, 21, 2027, 11, 20)]
    public void A_day_without_year_is_the_nearest_one_from_the_day_of_making(
        string monthDay, int year, int month, int day, int toYear, int toMonth, int toDay) =>
        Assert.Equal(new DateOnly(toYear, toMonth, toDay), TransferDay.Resolve(monthDay, new DateOnly(year, month, day)));

    private static TransferBatch One(Transfer transfer) => new(Originator, "1225", [transfer]);

    private static Gen<TransferBatch> Batches()
    {
        var names = Gen.Elements("ヤマダ タロウ", "さとう　はなこ", "ヨーコ", "ﾊﾟﾄﾘｼｱ", "カブシキガイシャテスト", "ガギグゲゴザジズゼゾダヂヅデド", "ABC ｺｰﾎﾟ");
        var line =
            from number in Gen.Choose(0, 9_999_999)
            from kind in Gen.Elements(Enum.GetValues<AccountKind>())
            from name in names
            from tens in Gen.Choose(0, 999_999_999)
            from ones in Gen.Choose(1, 9)
            from code in Gen.Choose(0, int.MaxValue)
            from edi in Gen.Elements<string?>(null, "CON 2026-000123", "A 1")
            select new Transfer(Main with { Number = $"{number:D7}", Kind = kind }, name, (tens * 10L) + ones)
            {
                CustomerCode1 = edi is null ? $"{code}" : "0",
                Edi = edi,
            };
        return from lines in line.NonEmptyListOf()
               from month in Gen.Choose(1, 12)
               from day in Gen.Choose(1, 28)
               select new TransferBatch(Originator, $"{month:D2}{day:D2}", [.. lines]);
    }
}
