using WelfareMutual.Kernel.Text;
using Xunit;

namespace WelfareMutual.Tests.Modules.Kernel.Text;

public sealed class KanaTests
{
    [Theory]
    [InlineData("ﾔﾏﾀﾞ ｻｸﾗ", "ヤマダ　サクラ"), InlineData("やまだ　さくら", "ヤマダ　サクラ"), InlineData("ﾊﾟｰｶｰ･ｼﾞｪｰﾝ", "パーカー・ジェーン")]
    [InlineData("か\u3099んだ", "ガンダ"), InlineData("カ゛ンダ", "ガンダ"), InlineData("ｳﾞｧﾝ", "ヴァン"), InlineData("  ｷｮｳｺ  ", "キョウコ")]
    public void Kana_of_any_width_and_script_is_stored_as_full_width_katakana(string text, string stored)
    {
        Assert.Equal(stored, Kana.Stored(text));
        Assert.True(Kana.IsKana(stored));
    }

    [Fact]
    public void Small_letters_stay_small_in_what_is_stored() => Assert.NotEqual(Kana.Stored("きようこ"), Kana.Stored("きょうこ"));

    [Theory]
    [InlineData("山田"), InlineData("ヤマダa"), InlineData(""), InlineData("　"), InlineData("ー"), InlineData("ヤマダ1")]
    public void Text_with_other_letters_is_not_kana(string text) => Assert.False(Kana.IsKana(Kana.Stored(text)));

    [Theory]
    [InlineData("ﾔﾏﾀﾞ ｻｸﾗ", "やまださくら"), InlineData("キョウコ", "きようこ"), InlineData("ヴァイオレット", "バイオレット"), InlineData("ヴィクター", "ビクタ")]
    [InlineData("ｶﾂﾞｺ", "カズコ"), InlineData("ヴュー", "ビユ"), InlineData("スミス・ジョン", "ｽﾐｽ ｼﾞｮﾝ"), InlineData("ｓｍｉｔｈ", "SMITH"), InlineData("ルブ", "ルヴ")]
    public void Spellings_of_one_name_meet_under_one_search_key(string one, string other) =>
        Assert.Equal(Kana.SearchKey(one), Kana.SearchKey(other));

    [Fact]
    public void Different_names_have_different_keys() => Assert.NotEqual(Kana.SearchKey("ハタ"), Kana.SearchKey("バタ"));

    [Fact]
    public void Widening_kana_leaves_compatibility_ideographs_alone() => Assert.Equal("\uFA19ガ", Kana.FullWidth("\uFA19ｶﾞ"));
}
