using System.Buffers.Binary;
using WelfareMutual.Identity;
using WelfareMutual.Identity.Entrance;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity.Entrance;

// OWASP Password Storage Cheat Sheet; the framework's own cost is less than half of it.
public sealed class PasswordHashTests
{
    private const string Password = "gohan to misoshiru ";

    [Fact]
    public void What_is_stored_is_PBKDF2_with_SHA512_at_the_cost_of_OWASP()
    {
        var stored = Convert.FromBase64String(new PasswordHash(new IdentitySettings()).Of(Password));
        var head = Enumerable.Range(0, 3).Select(n => BinaryPrimitives.ReadUInt32BigEndian(stored.AsSpan(1 + 4 * n))).ToArray();
        Assert.Equal((1, 2u), (stored[0], head[0])); // version 3 of the format, HMAC-SHA512
        Assert.True(head[1] >= 220_000, $"only {head[1]} rounds");
        Assert.True(head[2] >= 16 && stored.Length >= 13 + 16 + 32, "salt or key is short");
    }

    [Theory]
    [InlineData("gohan to misoshiru")]
    [InlineData("Gohan to misoshiru ")]
    [InlineData(" gohan to misoshiru ")]
    [InlineData("")]
    public void A_password_is_compared_as_it_was_typed(string typed)
    {
        var hash = new PasswordHash(new IdentitySettings { HashIterations = 1 });
        Assert.True(hash.Matches(hash.Of(Password), Password));
        Assert.False(hash.Matches(hash.Of(Password), typed));
        Assert.False(hash.Matches(null, Password));
    }

    [Fact]
    public void Nothing_of_a_long_password_is_cut_off()
    {
        var hash = new PasswordHash(new IdentitySettings { HashIterations = 1 });
        var longest = string.Concat(Enumerable.Repeat("0123456789abcdef", 8));
        Assert.True(hash.Matches(hash.Of(longest), longest));
        Assert.False(hash.Matches(hash.Of(longest), longest[..^1] + "x"));
    }
}
