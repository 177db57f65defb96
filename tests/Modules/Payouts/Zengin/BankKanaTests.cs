using Xunit;
using System.Text;
using System.Text.Json.Nodes;
using WelfareMutual.Payouts.Zengin;

namespace WelfareMutual.Tests.Modules.Payouts.Zengin;

public sealed class BankKanaTests
{
    [Fact]
    public void Every_collected_name_converts_or_is_refused_as_recorded()
    {
        var compared = 0;
        foreach (var vector in Vectors.Json("zengin_kana.json")["vectors"]!.AsArray())
        {
            var input = (string)vector!["input"]!;
            foreach (var (name, expected) in vector["expected"]!.AsObject())
            {
                Compare(input, Class(name), expected!);
                compared++;
            }
        }

        Assert.Equal(120, compared);
    }

    [Theory]
    [InlineData("ｶﾞｸﾌﾞﾁ", 4, "ｶﾞｸ")]
    [InlineData("ﾔﾏﾀﾞ ﾀﾛｳ", 4, "ﾔﾏﾀﾞ")]
    [InlineData("ﾊﾟ", 1, null)]
    [InlineData("ﾐｽﾞﾎ", 15, "ﾐｽﾞﾎ")]
    public void A_cut_never_falls_between_a_kana_and_its_mark(string text, int bytes, string? cut) =>
        Assert.Equal(cut, BankKana.CutSafely(text, bytes));

    [Fact]
    public void Illegal_characters_are_listed_with_their_place_in_what_was_registered()
    {
        var conversion = BankKana.Payee("ヤマダ・髙コ");

        Assert.Equal([(4, "・"), (5, "髙")], conversion.Illegal.Select(illegal => (illegal.Position, illegal.Character)));
        Assert.Contains("4文字目の「・」", conversion.Illegal[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_outside_the_basic_plane_counts_as_one() =>
        Assert.Equal([(1, "𠮷")], BankKana.Payee("𠮷ダ").Illegal.Select(illegal => (illegal.Position, illegal.Character)));

    [Fact]
    public void Decomposed_kana_keep_their_marks() =>
        Assert.Equal("ｶﾞｷﾞ ﾊﾟ", BankKana.Payee("ガギ パ".Normalize(NormalizationForm.FormD)).Text);

    [Theory]
    [InlineData("株式会社テスト", "ｶ)ﾃｽﾄ")]
    [InlineData("テスト　株式会社", "ﾃｽﾄ(ｶ")]
    [InlineData("テスト株式会社ヒョウゴ営業所", "ﾃｽﾄ(ｶ)ﾋﾖｳｺﾞ(ｴｲ")]
    [InlineData("カブシキガイシャテスト", "ｶ)ﾃｽﾄ")]
    [InlineData("（株）テスト", "ｶ)ﾃｽﾄ")]
    [InlineData("社会医療法人アオバ", "ｲ)ｱｵﾊﾞ")]
    [InlineData("地方独立行政法人ミナト", "ﾁﾄﾞｸ)ﾐﾅﾄ")]
    [InlineData("テスト共済組合連合会", "ﾃｽﾄｷﾖｳｻｲﾚﾝ")]
    [InlineData("テスト国民健康保険組合", "ﾃｽﾄｺｸﾎ")]
    public void A_company_is_written_with_its_abbreviation(string registered, string written) =>
        Assert.Equal(written, BankKana.Payee(registered).Text);

    private static void Compare(string input, KanaClass kanaClass, JsonNode expected)
    {
        var conversion = BankKana.Convert(input, kanaClass);
        Assert.True((bool)expected["ok"]! == conversion.Succeeded, $"{input} as {kanaClass}");
        if (!conversion.Succeeded)
        {
            var refused = string.Concat(conversion.Illegal.Select(illegal => illegal.Character)).Normalize(NormalizationForm.FormKC);
            Assert.Equal((string)expected["rejected"]!, refused);
            return;
        }

        var lossy = expected["lossy"]!.AsArray().Select(one => (string)one!).ToList();
        Assert.Equal((string)expected["text"]!, conversion.Text);
        Assert.Equal((string)expected["bytes_hex"]!, System.Convert.ToHexString(JisX0201.Bytes(conversion.Text)));
        Assert.Equal((int)expected["byte_length"]!, conversion.ByteLength);
        Assert.Equal(lossy.Contains("small_kana"), conversion.Changes.HasFlag(KanaChanges.SmallKana));
        Assert.Equal(lossy.Contains("long_vowel"), conversion.Changes.HasFlag(KanaChanges.LongVowel));
    }

    private static KanaClass Class(string name) => name switch
    {
        "bank_name" => KanaClass.BankName,
        "party_name" => KanaClass.PartyName,
        "payroll_name" => KanaClass.PayrollName,
        _ => KanaClass.Edi,
    };
}
