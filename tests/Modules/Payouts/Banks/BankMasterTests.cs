using Xunit;
using WelfareMutual.Payouts.Banks;

namespace WelfareMutual.Tests.Modules.Payouts.Banks;

public sealed class BankMasterTests
{
    private static readonly BankMaster Master = BankMaster.Embedded;

    [Fact]
    public void The_whole_master_is_embedded_with_its_date()
    {
        Assert.Equal((1_146, 28_944), (Master.Banks.Count(), Master.Banks.Sum(bank => bank.Branches.Count)));
        Assert.Equal(new DateOnly(2026, 8, 24), Master.MasterDate);
        Assert.StartsWith("zengin-code ", Master.Origin, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0001")]
    [InlineData("みずほ")]
    [InlineData("ミズホ")]
    [InlineData("ﾐｽﾞﾎ")]
    [InlineData("みずほ銀行")]
    [InlineData("００01")]
    public void A_bank_is_found_however_it_is_typed(string typed) => Assert.Equal("0001", Master.SearchBanks(typed)[0].Code);

    [Theory]
    [InlineData("まるのうちちゅうおう", "004")]
    [InlineData("丸の内中央支店", "004")]
    [InlineData("ﾏﾙﾉｳﾁﾁｭｳｵｳ", "004")]
    public void A_branch_is_found_however_it_is_typed(string typed, string code) =>
        Assert.Equal(code, Master.SearchBranches("0001", typed)[0].Code);

    [Fact]
    public void A_beginning_finds_everything_that_begins_so()
    {
        var found = Master.SearchBranches("0001", "まるのうち");

        Assert.True(found.Count >= 2);
        Assert.All(found, branch => Assert.StartsWith("マルノウチ", branch.Kana, StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_code_finds_nothing()
    {
        Assert.Null(Master.Find("9999"));
        Assert.Null(Master.Find("0001", "000"));
        Assert.Empty(Master.SearchBranches("9999", "ホンテン"));
        Assert.Empty(Master.SearchBanks(" "));
    }

    [Fact]
    public void A_master_of_more_than_forty_five_days_warns()
    {
        Assert.Null(Master.StalenessWarning(Master.MasterDate.AddDays(45)));
        Assert.Contains("46日前", Master.StalenessWarning(Master.MasterDate.AddDays(46)), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_names_with_a_full_stop_stay_blank_in_a_bank_file()
    {
        var names = Master.Banks.SelectMany(bank => bank.Branches.Select(branch => (branch.Kana, branch.FileName)).Append((bank.Kana, bank.FileName))).ToList();

        Assert.All(names, name => Assert.InRange(name.FileName.Length, 0, BankFileName.Bytes));
        Assert.All(names.Where(name => name.FileName.Length == 0), name => Assert.Contains('．', name.Kana));
        Assert.Equal("ﾐｽﾞﾎ", Master.Find("0001")!.FileName);
    }
}
