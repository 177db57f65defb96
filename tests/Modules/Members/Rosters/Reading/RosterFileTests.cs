using System.Text;
using WelfareMutual.Kernel.Text;
using WelfareMutual.Members.Rosters.Reading;
using Xunit;
using static WelfareMutual.Tests.Modules.Members.Rosters.Reading.RosterSamples;
using TextEncoding = WelfareMutual.Kernel.Text.TextEncoding;

namespace WelfareMutual.Tests.Modules.Members.Rosters.Reading;

public sealed class RosterFileTests
{
    private const string Three = "社員番号,氏名,フリガナ,生年月日\r\n1,山田　桜,ﾔﾏﾀﾞ ｻｸﾗ,S55.1.2\r\n2,\"髙田\r\n良\",タカダ リョウ,1980/1/3\r\n3,森　悠介,もり ゆうすけ,19800104\r\n";

    [Fact]
    public void The_same_list_is_read_from_every_encoding_and_separator()
    {
        var expected = Cells(Table(Utf8(Three)));
        Assert.Equal(4, expected.Count);
        byte[][] files =
        [
            Cp932.Encode(Three), [.. Encoding.UTF8.Preamble, .. Utf8(Three)], [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Three)],
            [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Three)], Encoding.Unicode.GetBytes(Three),
            Utf8(Three.Replace(',', '\t')), Cp932.Encode(Three.Replace(',', '\t')), Utf8(Three.Replace(',', ';')), Utf8("sep=;\r\n" + Three.Replace(',', ';')),
        ];
        foreach (var file in files) Assert.Equal(expected, Cells(Table(file)));
    }

    [Fact]
    public void Line_ends_of_any_kind_separate_rows_and_blank_rows_keep_their_number()
    {
        Assert.Equal([1, 3], Table("氏名,生年月日\n\n山田,S55.1.2\n").Rows.Select(r => r.Number));
        Assert.Equal([1, 3], Table("氏名,生年月日\r\r山田,S55.1.2\r").Rows.Select(r => r.Number));
        Assert.Equal([1, 3], Table("氏名,生年月日\r\n,\r\n山田,S55.1.2").Rows.Select(r => r.Number));
    }

    [Fact]
    public void A_quoted_line_end_stays_in_its_cell() => Assert.Equal("髙田\r\n良", Table(Three).Rows[2][1]);

    [Fact]
    public void A_lone_lead_byte_spoils_its_cell_and_no_other_row()
    {
        var table = Table([.. Cp932.Encode("社員番号,氏名\r\n1,山"), 0x8E, .. Cp932.Encode("\r\n2,森\r\n")]);
        Assert.Equal(TextEncoding.Cp932, table.Encoding);
        Assert.Equal(["山\uFFFD", "森"], table.Rows.Skip(1).Select(r => r[1]));
    }

    [Fact]
    public void What_is_no_roster_is_refused_by_its_kind()
    {
        Assert.Equal("roster.empty", Refusal([]));
        Assert.Equal("roster.empty", Refusal(Utf8("\uFEFF \r\n ")));
        Assert.Equal("roster.empty", Refusal(Utf8(",,\r\n,,\r\n")));
        Assert.Equal("roster.no_table", Refusal(Utf8("これは手紙です。\r\n名簿ではありません。")));
        Assert.Equal("roster.binary", Refusal([1, 2, 0, 44, 0, 9, 200, 13, 10]));
        Assert.Equal("roster.binary", Refusal([.. Enumerable.Range(0, 4000).Select(i => (byte)(i * 7919 % 251 + 1))]));
        Assert.Equal("roster.kind", Refusal(Utf8("%PDF-1.7 a,b")));
        Assert.Equal("roster.kind", Refusal(Utf8("<html><table><tr><td>氏名</td></tr></table>,")));
        Assert.Equal("roster.kind", Refusal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]));
        Assert.Equal("roster.broken", Refusal(Utf8("PK this is no archive, really")));
    }

    [Fact]
    public void Old_and_locked_workbooks_are_named()
    {
        byte[] ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        Assert.Equal("roster.xls", Refusal([.. ole, .. Encoding.Unicode.GetBytes("Workbook")]));
        Assert.Equal("roster.password", Refusal([.. ole, .. Encoding.Unicode.GetBytes("EncryptedPackage")]));
    }

    [Fact]
    public void An_open_quote_is_refused_with_its_line_instead_of_swallowing_the_rest()
    {
        var text = Three + "4,\"森,モリ,S55.1.2\r\n" + string.Concat(Enumerable.Repeat("5,林,ハヤシ,S55.1.2\r\n", 20000));
        var reading = RosterFile.Read(Utf8(text), "名簿.csv", new());
        Assert.Equal("roster.open_quote", reading.Unreadable?.Code);
        Assert.StartsWith("6行目から", reading.Unreadable!.Text);
    }

    [Fact]
    public void A_quote_within_a_cell_is_text() => Assert.Equal("山\"田", Table("氏名,番号\r\n山\"田,2\r\n").Rows[1][0]);

    [Fact]
    public void Too_many_rows_columns_or_bytes_are_refused_not_cut()
    {
        var limits = new RosterLimits { Rows = 3, Columns = 4, Bytes = 2000 };
        Assert.Equal("roster.too_many_rows", Refusal(Utf8(Three), limits));
        Assert.Equal("roster.too_many_columns", Refusal(Utf8("a,b,c,d,e\r\n"), limits));
        Assert.Equal("roster.too_big", Refusal(new byte[2001], limits));
        Assert.Equal("roster.too_many_columns", Refusal(Utf8(new string(',', 1_000_000))));
    }

    [Fact]
    public async Task An_endless_stream_is_left_after_the_allowed_size()
    {
        var stream = new Endless();
        var reading = await RosterFile.Read(stream, "名簿.csv", new RosterLimits { Bytes = 1_000_000 }, default);
        Assert.Equal("roster.too_big", reading.Unreadable?.Code);
        Assert.InRange(stream.Given, 1_000_000, 1_200_000);
    }

    [Fact]
    public void Folders_in_the_name_are_dropped() => Assert.Equal("名簿.csv", Table(Utf8(Three), @"C:\社内\../名簿.csv").FileName);

    private static List<string> Cells(RosterTable table) => [.. table.Rows.Select(r => string.Join('|', r.Cells))];

    private sealed class Endless : MemoryStream
    {
        internal long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'a');
            Given += buffer.Length;
            return new(buffer.Length);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }
}
