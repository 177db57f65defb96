using System.Text.Json;
using WelfareMutual.Kernel.Text;
using Xunit;

namespace WelfareMutual.Tests.Modules.Kernel.Text;

public sealed class NumberSpellingTests
{
    [Theory]
    [InlineData("1284-037"), InlineData("1284037"), InlineData("１２８４－０３７"), InlineData("１２８４０３７"), InlineData("1284‐037"), InlineData("1284−037")]
    [InlineData("1284ー037"), InlineData("1284―037"), InlineData("1284 037"), InlineData("1284　037"), InlineData(" 1284 - 037 "), InlineData("1284-37"), InlineData("'1284-037")]
    public void A_member_number_is_found_in_every_spelling(string text)
    {
        Assert.True(MemberNumber.TryParse(text, out var number, out var reason), reason);
        Assert.Equal(new MemberNumber(1284, 37), number);
        Assert.Equal("1284-037", number.ToString());
    }

    [Theory]
    [InlineData("1284-0x2", "会員番号に数字ではない文字「x」が入っています。会員証の番号を入れてください。")]
    [InlineData("", "会員番号が空です。会員証の番号を入れてください。")]
    [InlineData("-", "会員番号が空です。会員証の番号を入れてください。")]
    [InlineData("128437", "会員番号は1284-037のような7けたの番号です。会員証の番号を入れてください。")]
    [InlineData("12840-037", "会員番号は1284-037のような7けたの番号です。会員証の番号を入れてください。")]
    [InlineData("1284-037-1", "会員番号は1284-037のような7けたの番号です。会員証の番号を入れてください。")]
    [InlineData("1284-000", "000で終わる番号や0000で始まる番号はありません。会員証の番号を入れてください。")]
    [InlineData("١٢٨٤-٠٣٧", "会員番号に数字ではない文字「١」が入っています。会員証の番号を入れてください。")]
    public void What_is_no_member_number_is_refused_with_its_reason(string text, string expected)
    {
        Assert.False(MemberNumber.TryParse(text, out _, out var reason));
        Assert.Equal(expected, reason);
    }

    [Fact]
    public void A_member_number_goes_through_json_as_text()
    {
        var json = JsonSerializer.Serialize(new MemberNumber(12, 3));
        Assert.Equal("\"0012-003\"", json);
        Assert.Equal(new MemberNumber(12, 3), JsonSerializer.Deserialize<MemberNumber>(json));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<MemberNumber>("\"x\""));
    }

    [Fact]
    public void Member_numbers_are_ordered_by_enterprise_then_person() =>
        Assert.True(new MemberNumber(12, 999) < new MemberNumber(13, 1) && new MemberNumber(13, 1) < new MemberNumber(13, 2));

    [Fact]
    public void Telephone_numbers_of_the_published_examples()
    {
        foreach (var example in VectorFile.List("phone_postal", "phone", 10))
        {
            Assert.True(example.Flag("valid") == Phone.TryNormalize(example.Text("input"), out var digits, out var reason), $"{example}: {reason}");
            Assert.Equal(example.Text("normalized") ?? "", digits);
        }
    }

    [Theory]
    [InlineData("（０７８）０００－００００", "0780000000"), InlineData("０９０ー００００ー００００", "09000000000"), InlineData("+81(0)90-0000-0000", "09000000000"), InlineData("0120-000-000", "0120000000")]
    public void Telephone_numbers_are_read_as_people_write_them(string text, string expected)
    {
        Assert.True(Phone.TryNormalize(text, out var digits, out var reason), reason);
        Assert.Equal(expected, digits);
    }

    [Theory]
    [InlineData("78-000-0000", "電話番号が0から始まっていません。市外局番から入れてください。")]
    [InlineData("078-000-0000内線12", "電話番号に数字ではない文字「内」が入っています。数字とハイフンで入れてください。")]
    [InlineData("090-0000-000", "この番号は11けたのはずですが、10けたです。番号を確かめてください。")]
    [InlineData("0000000000", "この番号で始まる電話番号はありません。番号を確かめてください。")]
    [InlineData("06000000000", "この番号で始まる電話番号はありません。番号を確かめてください。")]
    [InlineData("　", "電話番号が空です。番号を入れてください。")]
    [InlineData("()", "電話番号が空です。番号を入れてください。")]
    [InlineData("0", "この番号は10けたのはずですが、1けたです。番号を確かめてください。")]
    public void A_refused_telephone_number_says_why(string text, string expected)
    {
        Assert.False(Phone.TryNormalize(text, out _, out var reason));
        Assert.Equal(expected, reason);
    }

    [Theory]
    [InlineData("09000000000", "090-0000-0000"), InlineData("0300000000", "03-0000-0000"), InlineData("0120000000", "0120-000-000"), InlineData("08000000000", "0800-000-0000"), InlineData("0780000000", "0780000000")]
    public void Hyphens_are_shown_only_where_the_parts_are_known(string digits, string shown) => Assert.Equal(shown, Phone.Format(digits));

    [Fact]
    public void Postal_codes_of_the_published_examples()
    {
        foreach (var example in VectorFile.List("phone_postal", "postal", 7))
        {
            Assert.Equal(example.Flag("valid"), PostalCode.TryNormalize(example.Text("input"), out var digits, out var reason));
            Assert.Equal(example.Text("normalized") ?? "", digits);
            Assert.Equal(example.Flag("valid"), reason.Length == 0);
        }
        Assert.True(PostalCode.TryNormalize("〒160-8484", out var marked, out _));
        Assert.Equal("160-8484", PostalCode.Format(marked));
    }

    [Fact]
    public void Corporate_numbers_of_the_published_examples()
    {
        foreach (var example in VectorFile.List("corporate_number", "valid", 21))
            Assert.True(CorporateNumber.TryNormalize(example.Text("number"), out _, out var reason), $"{example}: {reason}");
        foreach (var example in VectorFile.List("corporate_number", "invalid", 13))
            Assert.False(CorporateNumber.TryNormalize(example.Text("input"), out _, out _), $"{example}");
        foreach (var example in VectorFile.List("corporate_number", "undetected_0_9_swaps", 6))
            Assert.True(CorporateNumber.TryNormalize(example.Text("mistyped"), out _, out _));
        Assert.True(CorporateNumber.TryNormalize("８－００００－２０１３－０００１", out var digits, out _));
        Assert.Equal("8000020130001", digits);
    }

    [Fact]
    public void Names_split_at_the_first_space_and_keep_their_characters()
    {
        Assert.Equal(new("山田", "さくら"), PersonName.Split(" 山田 　さくら "));
        Assert.Equal(new("グエン", "ティ　ラン"), PersonName.Split("グエン ティ ラン"));
        Assert.Equal(new("山田さくら", ""), PersonName.Split("山田さくら"));
        Assert.Equal("\uFA19田　桜", PersonName.Join("\uFA19田", "桜").Full);
        Assert.False(PersonName.Split("山田").HasParts);
    }
}
