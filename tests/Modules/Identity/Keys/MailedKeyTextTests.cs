using WelfareMutual.Identity.Keys;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity.Keys;

public sealed class MailedKeyTextTests
{
    private static readonly Guid Account = new("018f0000-0000-7000-8000-000000000001");

    [Fact]
    public void A_key_is_printed_in_three_groups_of_four_unambiguous_characters() =>
        Assert.All(Enumerable.Range(0, 500), _ => Assert.Matches("^([2-9A-HJ-NP-Z]{4}-){2}[2-9A-HJ-NP-Z]{4}$", MailedKeyText.Draw().ToString()));

    [Fact]
    public void Keys_do_not_repeat() =>
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(_ => MailedKeyText.Draw().ToString()).Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [InlineData("ABCD-EFGH-2345")]
    [InlineData("abcdefgh2345")]
    [InlineData("ＡＢＣＤ－ＥＦＧＨ－２３４５")]
    [InlineData(" abcd efgh 2345 ")]
    [InlineData("ABCDーEFGHー2345")]
    public void Every_spelling_is_the_same_key(string typed)
    {
        Assert.True(MailedKeyText.TryRead("ABCD-EFGH-2345", out var printed));
        Assert.True(MailedKeyText.TryRead(typed, out var key));
        Assert.Equal(printed.HashFor(Account), key.HashFor(Account));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("ABCD-EFGH-234")]
    [InlineData("ABCD-EFGH-2340")]
    public void What_cannot_be_a_key_is_not_read(string? typed) => Assert.False(MailedKeyText.TryRead(typed, out _));

    [Fact]
    public void The_same_key_of_two_accounts_has_two_hashes()
    {
        Assert.True(MailedKeyText.TryRead("ABCD-EFGH-2345", out var key));
        Assert.NotEqual(key.HashFor(Account), key.HashFor(Guid.CreateVersion7()));
    }
}
