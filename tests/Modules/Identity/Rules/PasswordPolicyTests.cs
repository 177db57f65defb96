using WelfareMutual.Identity.Rules;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity.Rules;

public sealed class PasswordPolicyTests
{
    [Theory]
    [InlineData("gohan to misoshiru", PasswordPolicy.ShortestAlone)]
    [InlineData("朝ごはんはいつも納豆と味噌汁", 14)]
    [InlineData("kiri9ami", PasswordPolicy.ShortestWithSecondFactor)]
    public void Length_is_enough_and_no_kinds_are_asked(string password, int shortest) =>
        Assert.Null(PasswordPolicy.Check(password, shortest));

    [Fact]
    public void Fourteen_alone_are_too_few_and_fifteen_enough()
    {
        Assert.Equal(PasswordPolicy.TooShortAlone, PasswordPolicy.Check("kiri-ami-sato4", PasswordPolicy.ShortestAlone));
        Assert.Null(PasswordPolicy.Check("kiri-ami-sato45", PasswordPolicy.ShortestAlone));
    }

    [Fact]
    public void Characters_are_counted_by_code_point_after_composition()
    {
        var emoji = string.Concat(Enumerable.Repeat("🐟🌊", 4)); // 8 code points, 16 UTF-16 units
        Assert.Equal(PasswordPolicy.TooShortAlone, PasswordPolicy.Check(emoji, PasswordPolicy.ShortestAlone));
        Assert.Equal(PasswordPolicy.Normal("か\u3099き\u3099"), PasswordPolicy.Normal("がぎ"));
    }

    [Fact]
    public void A_hundred_and_twenty_eight_are_the_most()
    {
        var longest = string.Concat(Enumerable.Range(0, 32).Select(i => $"{i:00}ab"));
        Assert.Null(PasswordPolicy.Check(longest, PasswordPolicy.ShortestAlone));
        Assert.Equal(PasswordPolicy.TooLong, PasswordPolicy.Check(longest + "x", PasswordPolicy.ShortestAlone));
    }

    [Theory]
    [InlineData("Qwerty12345")]
    [InlineData("PASSWORD123")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("sakurasakurasakura")]
    [InlineData("12345678901234567")]
    [InlineData("hgfedcba")]
    [InlineData("zxcvbnm")]
    [InlineData("Liverpool1")]
    [InlineData("mustangmustang")]
    [InlineData("qazwsxedcrfv")]
    public void Common_words_repetitions_and_runs_are_refused(string password) =>
        Assert.Equal(PasswordPolicy.Common, PasswordPolicy.Check(password, 5));

    [Fact]
    public void The_list_is_long_and_the_refusal_says_why()
    {
        Assert.True(PasswordPolicy.ListLength > 20_000, $"only {PasswordPolicy.ListLength} passwords are on the list");
        Assert.Contains("よく使われる言葉や並びなので", PasswordPolicy.Check("internet", PasswordPolicy.ShortestWithSecondFactor)!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_login_itself_is_refused() =>
        Assert.Equal(PasswordPolicy.LikeLogin, PasswordPolicy.Check("shiomi-hr-01", PasswordPolicy.ShortestWithSecondFactor, "SHIOMI-HR-01"));
}
