using System.Text;
using WelfareMutual.Identity.Rules;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity.Rules;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory] // RFC 6238, Appendix B, SHA1
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void The_codes_of_RFC_6238_come_out(long second, string code) =>
        Assert.Equal(code, Totp.CodeAt(Secret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(second)), 8));

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(-2, false)]
    [InlineData(2, false)]
    public void A_clock_may_differ_by_one_step(int away, bool matches)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var code = Totp.CodeAt(Secret, Totp.StepAt(now) + away);
        Assert.Equal(matches, Totp.Match(Secret, code, now, 0) is not null);
    }

    [Fact]
    public void A_step_that_was_used_and_those_before_it_do_not_match()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var step = Totp.StepAt(now);
        Assert.Null(Totp.Match(Secret, Totp.CodeAt(Secret, step), now, step));
        Assert.Null(Totp.Match(Secret, Totp.CodeAt(Secret, step - 1), now, step));
        Assert.Equal(step + 1, Totp.Match(Secret, Totp.CodeAt(Secret, step + 1), now, step));
    }

    [Fact]
    public void Full_width_digits_and_a_space_are_read()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var code = Totp.CodeAt(Secret, Totp.StepAt(now));
        var typed = string.Concat(code.Select(c => (char)(c + 0xFEE0))).Insert(3, "　");
        Assert.NotNull(Totp.Match(Secret, typed, now, 0));
    }

    [Theory] // RFC 4648, section 10, without padding
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_is_that_of_RFC_4648(string plain, string encoded) =>
        Assert.Equal(encoded, Totp.Base32(Encoding.ASCII.GetBytes(plain)));
}
