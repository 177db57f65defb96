using Xunit;
using WelfareMutual.Payouts.Banks;
using WelfareMutual.Payouts.Zengin;

namespace WelfareMutual.Tests.Modules.Payouts.Banks;

public sealed class AccountNumberTests
{
    [Theory]
    [InlineData("1234567", "1234567")]
    [InlineData("12345", "0012345")]
    [InlineData("１２３－４５６７", "1234567")]
    [InlineData("12345678", null)]
    [InlineData("", null)]
    [InlineData("12a4567", null)]
    [InlineData("0000000", null)]
    public void An_account_number_has_seven_digits(string typed, string? number) => Assert.Equal(number, AccountNumber.Read(typed));

    [Theory]
    [InlineData("14340", "12345671", "438", "1234567")]
    [InlineData("１０１７０", "１２３４１", "018", "0001234")]
    public void A_postal_savings_symbol_becomes_branch_and_account(string symbol, string number, string branch, string account) =>
        Assert.Equal(
            new PostalBankAccount("9900", branch, AccountKind.Ordinary, account), PostalAccount.Convert(symbol, number).Account);

    [Fact]
    public void A_postal_transfer_account_becomes_a_current_account() =>
        Assert.Equal(
            new PostalBankAccount("9900", "179", AccountKind.Current, "0123456"), PostalAccount.Convert("01710", "123456").Account);

    [Theory]
    [InlineData("14341", "12345671", PostalAccount.SymbolRefusal)]
    [InlineData("24340", "12345671", PostalAccount.SymbolRefusal)]
    [InlineData("1434", "12345671", PostalAccount.SymbolRefusal)]
    [InlineData("14340", "12345672", PostalAccount.NumberRefusal)]
    [InlineData("14340", "123456781", PostalAccount.NumberRefusal)]
    public void Other_symbols_and_numbers_are_refused(string symbol, string number, string code)
    {
        var (account, refusal, text) = PostalAccount.Convert(symbol, number);

        Assert.Null(account);
        Assert.Equal(code, refusal);
        Assert.NotNull(text);
    }
}
