using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Kernel.Sealing;

// FEATURES ENC-02: keyed digests, cut; collisions as planned, which is none at the size of a register.
public sealed class SearchIndexTests
{
    private static readonly SearchIndex Index = new(new FileKeyStore(TestKeys.Office, TestKeys.Gateway));

    [Fact]
    public void Digests_are_cut_to_sixteen_bytes_and_differ_by_value_kind_and_key()
    {
        Assert.Equal(16, Index.Office("member.kana", "ヤマ").Length);
        Assert.Equal(Index.Office("member.kana", "ヤマ"), Index.Office("member.kana", "ヤマ"));
        Assert.NotEqual(Index.Office("member.kana", "ヤマ"), Index.Office("member.kana", "ヤマダ"));
        Assert.NotEqual(Index.Office("member.kana", "ヤマ"), Index.Office("member.name", "ヤマ"));
        Assert.NotEqual(Index.Office("member.kana", "ヤマ"), Index.SignIn("member.kana", "ヤマ"));
    }

    // 45,000 members have some 700,000 different terms at most: at 128 bits the chance of one collision is below 10^-27.
    [Fact]
    public void A_million_terms_collide_nowhere_not_even_in_half_a_digest()
    {
        var digests = new HashSet<(ulong, ulong)>();
        var halves = new HashSet<ulong>();
        for (var i = 0; i < 1_000_000; i++)
        {
            var digest = Index.Office("member.kana", $"ヤマダ{i}");
            digests.Add((BitConverter.ToUInt64(digest, 0), BitConverter.ToUInt64(digest, 8)));
            halves.Add(BitConverter.ToUInt64(digest, 0));
        }
        Assert.Equal((1_000_000, 1_000_000), (digests.Count, halves.Count));
        // The same count does find collisions where there must be some: in the first three bytes.
        Assert.True(halves.Select(h => h & 0xFFFFFF).Distinct().Count() < 1_000_000);
    }
}
