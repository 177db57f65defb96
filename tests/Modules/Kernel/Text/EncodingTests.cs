using System.Text;
using WelfareMutual.Kernel.Text;
using Xunit;
using TextEncoding = WelfareMutual.Kernel.Text.TextEncoding;

namespace WelfareMutual.Tests.Modules.Kernel.Text;

public sealed class EncodingTests
{
    [Fact]
    public void Characters_are_encoded_as_measured_or_named_as_impossible()
    {
        foreach (var example in VectorFile.List("encoding_cp932", "encode", 22))
        {
            var text = example.Text("char");
            if (example.Text("codepoint") == "U+304C") text = "か\u3099";
            if (example.Text("dotnet_932") is { } bytes) Assert.Equal(bytes, Convert.ToHexString(Cp932.Encode(text)));
            else
            {
                var refused = Assert.Throws<UnencodableTextException>(() => Cp932.Encode("ア" + text));
                Assert.Contains(refused.Character, text);
                Assert.Equal([text], Cp932.Unencodable("ア" + text + text));
            }
        }
    }

    [Fact]
    public void Signs_that_exist_twice_can_be_replaced_by_the_encodable_one()
    {
        Assert.Equal("8160817C815C8161", Convert.ToHexString(Cp932.Encode(Cp932.WithKnownSigns("〜−—‖"))));
        Assert.Equal("82AA", Convert.ToHexString(Cp932.Encode(Cp932.WithKnownSigns("か\u3099"))));
        Assert.Equal(["𠮷"], Cp932.Unencodable(Cp932.WithKnownSigns("𠮷野〜")));
    }

    [Fact]
    public void Vendor_duplicates_are_decoded()
    {
        var root = VectorFile.Read("encoding_cp932");
        foreach (var example in root.GetProperty("strict_decode").GetProperty("examples").EnumerateArray())
            Assert.Equal(example.Text("default"), Cp932.Decode(Convert.FromHexString(example.Text("bytes"))));
        Assert.Equal("髙﨑", Cp932.Decode(Convert.FromHexString("EEE0ED95")));
        Assert.Equal("ソ表能", Cp932.Decode(Convert.FromHexString("835C955C945C")));
    }

    [Fact]
    public void An_undefined_pair_is_bad_but_a_true_middle_dot_is_not()
    {
        Assert.Equal("・", Cp932.Decode([0x81, 0x45]));
        var text = Cp932.Decode([0x41, 0x81, 0xAD, 0x42]);
        Assert.Equal(DecodingFault.BadBytes, TextFile.Faults(text)[0].Kind);
        Assert.EndsWith("B", text);
    }

    [Fact]
    public void A_lone_lead_byte_does_not_swallow_the_end_of_the_line()
    {
        var text = Cp932.Decode([0x61, 0x8E, 0x0D, 0x0A, 0x62, 0x0D, 0x0A, 0x83, 0x0D, 0x0A, 0x63]);
        Assert.Equal("a\uFFFD|b|\uFFFD|c", string.Join('|', text.Split("\r\n")));
        Assert.Equal([(1, 2), (3, 1)], TextFile.Faults(text).Select(f => (f.Line, f.Column)));
    }

    [Theory]
    [InlineData("F040", DecodingFault.PrivateUse), InlineData("F9FC", DecodingFault.PrivateUse), InlineData("FD", DecodingFault.BadBytes)]
    [InlineData("80", DecodingFault.BadBytes), InlineData("A0", DecodingFault.BadBytes), InlineData("FF", DecodingFault.BadBytes)]
    public void Local_characters_and_meaningless_bytes_are_found(string bytes, DecodingFault kind) =>
        Assert.Equal(kind, Assert.Single(TextFile.Faults(Cp932.Decode(Convert.FromHexString(bytes)))).Kind);

    [Fact]
    public void Every_pair_that_the_framework_reads_is_read_alike()
    {
        var lax = CodePagesEncodingProvider.Instance.GetEncoding(932)!;
        var (same, bad) = (0, 0);
        for (var lead = 0x81; lead <= 0xFC; lead++)
        {
            if (lead is >= 0xA0 and <= 0xDF) continue;
            for (var trail = 0x40; trail <= 0xFC; trail++)
            {
                if (trail == 0x7F) continue;
                byte[] pair = [(byte)lead, (byte)trail];
                if (lax.GetString(pair) == Cp932.Decode(pair)) same++;
                else bad++;
            }
        }
        Assert.Equal(9604, same);
        Assert.Equal(60 * 188, same + bad);
    }

    [Fact]
    public void Files_are_recognised_by_mark_or_by_their_bytes()
    {
        const string text = "社員番号,氏名\r\n1,山田　桜\r\n";
        var marked = new UTF8Encoding(true);
        Is(TextEncoding.Cp932, Cp932.Encode(text));
        Is(TextEncoding.Utf8, Encoding.UTF8.GetBytes(text));
        Is(TextEncoding.Utf8WithMark, [.. marked.Preamble, .. marked.GetBytes(text)]);
        Is(TextEncoding.Utf16LittleEndian, [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)]);
        Is(TextEncoding.Utf16BigEndian, [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)]);
        Is(TextEncoding.Utf16LittleEndian, Encoding.Unicode.GetBytes(text));
        Is(TextEncoding.Utf16BigEndian, Encoding.BigEndianUnicode.GetBytes(text));

        static void Is(TextEncoding expected, byte[] bytes) => Assert.Equal(new DecodedText(text, expected), TextFile.Decode(bytes));
    }

    [Fact]
    public void One_damaged_byte_does_not_turn_a_file_into_another_encoding()
    {
        var bytes = Encoding.UTF8.GetBytes("社員番号,氏名,フリガナ,所属\r\n1,山田　桜,ヤマダ　サクラ,本社\r\n");
        var decoded = TextFile.Decode([.. bytes, 0xE5, 0x0A]);
        Assert.Equal(TextEncoding.Utf8, decoded.Encoding);
        Assert.Equal(3, Assert.Single(TextFile.Faults(decoded.Text)).Line);
    }

    [Fact]
    public void Half_a_character_in_UTF_16_is_a_fault()
    {
        var decoded = TextFile.Decode([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00, 0x42]);
        Assert.Equal("\uFFFDA\uFFFD", decoded.Text);
    }

    [Fact]
    public void An_empty_file_is_empty_text() => Assert.Equal("", TextFile.Decode([]).Text);
}
