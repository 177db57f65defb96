using WelfareMutual.Identity;
using WelfareMutual.Identity.Rules;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity.Rules;

public sealed class SignInPaceTests
{
    private static readonly IdentitySettings Limits = new();

    [Theory]
    [InlineData(4, 4, 4, 4, true)]
    [InlineData(5, 5, 5, 5, false)]
    [InlineData(0, 29, 0, 29, true)]
    [InlineData(0, 30, 0, 30, false)]
    [InlineData(0, 0, 60, 60, false)]
    public void Guessing_one_account_is_slowed_down(long here, long target, long fromHere, long total, bool allowed) =>
        Assert.Equal(allowed, SignInPace.Allows(new(here, target, fromHere, total), Limits));

    [Fact]
    public void Others_failures_never_slow_down_a_place_from_which_the_owner_came()
    {
        Assert.True(SignInPace.Allows(new(0, 10_000, 10_000, 10_000, Known: true, InARow: 100, Lately: true), Limits));
        Assert.False(SignInPace.Allows(new(5, 5, 5, 5, Known: true), Limits));
    }

    [Fact]
    public void After_a_hundred_failures_in_a_row_there_is_one_attempt_in_a_long_while()
    {
        Assert.True(SignInPace.Allows(new(0, 0, 0, 0, InARow: 99, Lately: true), Limits));
        Assert.False(SignInPace.Allows(new(0, 0, 0, 0, InARow: 100, Lately: true), Limits));
        Assert.True(SignInPace.Allows(new(0, 0, 0, 0, InARow: 100, Lately: false), Limits));
        Assert.False(SignInPace.Allows(new(0, 0, 0, 0, Known: true, InARowFromHere: 100, LatelyFromHere: true), Limits));
    }

    [Fact]
    public void Under_attack_those_who_fail_are_slowed_down_and_those_who_do_not_come_in()
    {
        Assert.False(SignInPace.Allows(new(0, 0, 5, 10_000), Limits));
        Assert.True(SignInPace.Allows(new(0, 0, 0, 10_000), Limits));
    }
}
