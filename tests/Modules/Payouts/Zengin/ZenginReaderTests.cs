using Xunit;
using System.Text;
using WelfareMutual.Payouts.Zengin;

namespace WelfareMutual.Tests.Modules.Payouts.Zengin;

public sealed class ZenginReaderTests
{
    [Theory]
    [MemberData(nameof(Vectors.SampleNames), MemberType = typeof(Vectors))]
    public void Every_sample_file_is_valid_or_refused_as_recorded(string name)
    {
        var file = ZenginReader.Read(Vectors.Sample(name));
        var parsed = Vectors.Parsed(name);

        Assert.True((bool)parsed["valid"]! == file.IsValid, string.Join(" ", file.Problems));
        if (file.IsValid)
        {
            Assert.Equal((int)parsed["expect"]!["data_records"]!, file.Batches.Sum(batch => batch.Lines.Count));
            Assert.Equal((long)parsed["expect"]!["total"]!, file.Batches.Sum(batch => batch.Trailer!.Number("合計金額")));
        }
    }

    [Theory]
    [MemberData(nameof(Vectors.SampleNames), MemberType = typeof(Vectors))]
    public void Every_field_of_a_valid_sample_reads_as_recorded(string name)
    {
        var parsed = Vectors.Parsed(name);
        var file = ZenginReader.Read(Vectors.Sample(name));
        if (!(bool)parsed["valid"]!)
        {
            Assert.False(file.IsValid);
            return;
        }

        var expected = parsed["records"]!.AsArray();
        Assert.Equal(expected.Count, file.Records.Count);
        foreach (var (record, wanted) in file.Records.Zip(expected))
        {
            Assert.Equal(
                wanted!.AsObject().Select(field => (field.Key, (string)field.Value!)).Order(),
                record.Fields.Select(field => (field.Key, field.Value)).Order());
        }
    }

    [Theory]
    [InlineData("bad_bom.txt", "zengin.byte_order_mark", 0, 0)]
    [InlineData("bad_count.txt", "zengin.count", 6, 2)]
    [InlineData("bad_total.txt", "zengin.total", 6, 8)]
    [InlineData("bad_long_vowel.txt", "zengin.long_vowel", 5, 52)]
    [InlineData("bad_small_kana.txt", "zengin.small_kana", 3, 57)]
    [InlineData("bad_short_record.txt", "zengin.record_length", 2, 0)]
    [InlineData("bad_no_trailer.txt", "zengin.no_trailer", 6, 0)]
    [InlineData("bad_no_end.txt", "zengin.no_end", 0, 0)]
    public void What_is_wrong_is_named_with_its_record_and_byte(string name, string code, int record, int at)
    {
        var problem = ZenginReader.Read(Vectors.Sample(name)).Problems.First(problem => problem.Code == code);

        Assert.Equal((record, at), (problem.Record, problem.Byte));
    }

    [Fact]
    public void Carriage_returns_alone_and_an_end_of_file_mark_are_read()
    {
        var text = Encoding.Latin1.GetString(Vectors.Sample("sogo_21_crlf.txt")).Replace("\r\n", "\r", StringComparison.Ordinal) + "\u001A";

        Assert.True(ZenginReader.Read(Encoding.Latin1.GetBytes(text)).IsValid);
    }

    [Theory]
    [InlineData(1, (byte)'1', "zengin.ebcdic", 3)]
    [InlineData(1, (byte)'3', "zengin.kind", 1)]
    [InlineData(1, (byte)'9', "zengin.day", 54)]
    [InlineData(2, (byte)'A', "zengin.number", 85)]
    [InlineData(2, (byte)'1', "zengin.order", 0)]
    public void A_changed_byte_is_refused(int record, byte value, string code, int offset)
    {
        var bytes = Vectors.Sample("sogo_21_nosep.txt");
        bytes[((record - 1) * 120) + offset] = value;

        var problems = ZenginReader.Read(bytes).Problems;
        Assert.Contains(problems, problem => problem.Code == code || (code == "zengin.order" && problem.Code == "zengin.no_trailer"));
    }

    [Fact]
    public void Anything_after_the_end_record_is_refused()
    {
        var sample = Vectors.Sample("sogo_21_nosep.txt");

        Assert.Contains(ZenginReader.Read([.. sample, .. sample]).Problems, problem => problem.Code == "zengin.order");
    }

    [Fact]
    public void A_debit_result_whose_trailer_does_not_add_up_is_refused()
    {
        var text = Encoding.Latin1.GetString(Vectors.Sample("koza_91_result_crlf.txt"))
            .Replace("8000008000000061467000002", "8000008000000061467000003", StringComparison.Ordinal);

        Assert.Contains(ZenginReader.Read(Encoding.Latin1.GetBytes(text)).Problems, problem => problem.Code == "zengin.results");
    }
}
