using WelfareMutual.Kernel.Text;
using WelfareMutual.Members.Rosters.Reading;
using Xunit;
using static WelfareMutual.Tests.Modules.Members.Rosters.Reading.RosterSamples;

namespace WelfareMutual.Tests.Modules.Members.Rosters.Reading;

public sealed class FaultFileTests
{
    private const string Columns = "社員番号,氏名,フリガナ,生年月日,所属\r\n";
    private const string Faulty = Columns + "1,山田 桜,ヤマダ サクラ,S55.1.2,本社\r\n2,森 悠介,モリ ユウスケ,H1.2.30,\"港,\"\"工場\"\"\"\r\n";

    [Fact]
    public void Only_the_faulty_rows_come_back_with_their_reasons()
    {
        var file = Write(Cp932.Encode(Faulty));
        Assert.Equal((TextEncoding.Cp932, "名簿_直すところ.csv"), (file.Encoding, file.FileName));
        var lines = Cp932.Decode(file.Bytes).Split("\r\n");
        Assert.Equal("\"社員番号\",\"氏名\",\"フリガナ\",\"生年月日\",\"所属\",\"元の行\",\"直すところ\",\"直し方\"", lines[0]);
        Assert.Equal("\"2\",\"森 悠介\",\"モリ ユウスケ\",\"H1.2.30\",\"港,\"\"工場\"\"\",\"3\",\"生年月日（D列）：平成元年2月30日はありません。\",\"日付を確かめてください。例：1980/1/2、S55.1.2\"", lines[1]);
        Assert.Equal("", Assert.Single(lines[2..]));
    }

    [Fact]
    public void What_Shift_JIS_cannot_hold_comes_back_in_UTF_8()
    {
        Assert.Equal(TextEncoding.Utf8WithMark, Write([.. Cp932.Encode(Faulty.TrimEnd()), 0x8E, 0x0D, 0x0A]).Encoding);
        var file = Write(Utf8(Faulty.Replace("森 悠介", "𠮷田 悠介")));
        Assert.StartsWith("\uFEFF\"社員番号\"", System.Text.Encoding.UTF8.GetString(file.Bytes));
    }

    [Theory]
    [InlineData("=1+1"), InlineData("+1"), InlineData("-1"), InlineData("@SUM(1)"), InlineData("＝1"), InlineData("＋1"), InlineData("－1"), InlineData("＠1"), InlineData("'x"), InlineData("'=1")]
    public void No_cell_can_be_computed_and_the_correction_reads_back_what_was_there(string cell)
    {
        var file = Write(Utf8(Columns + $"2,森 悠介,モリ ユウスケ,H1.2.30,\"{cell}\"\r\n"));
        var back = Table(file.Bytes);
        Assert.All(back.Rows.SelectMany(r => r.Cells), c => Assert.False(FormulaText.Is(c), c));
        Assert.Equal(CellText.Clean(cell), CellText.Clean(back.Rows[1][4]));
    }

    [Fact]
    public void The_corrected_file_is_read_without_a_question_and_completes_the_rest()
    {
        var file = Write(Utf8(Faulty));
        var corrected = System.Text.Encoding.UTF8.GetString(file.Bytes).Replace("H1.2.30", "H1.2.28");
        var table = Table(Utf8(corrected));
        Assert.Empty(Match(table).Questions);
        Assert.Equal("E", Assert.Single(Rows(table).Good).Person.EmployeeCode!.Replace("2", "E"));
    }

    [Fact]
    public void Ten_thousand_rows_with_a_hundred_faults_give_a_hundred_back()
    {
        var text = Header + "\r\n" + string.Concat(Enumerable.Range(1, 10_000).Select(n => (n % 100 == 0 ? NewPerson(n).Replace(",S5", ",S99") : NewPerson(n)) + "\r\n"));
        var table = Table(Cp932.Encode(text));
        var match = Match(table);
        var rows = RosterRows.Parse(table, match, Today);
        Assert.Equal(9_900, rows.Good.Count);
        var back = Table(FaultFile.Of(table, match, rows.Errors).Bytes);
        Assert.Equal(101, back.Rows.Count);
    }

    private static FaultFile Write(byte[] bytes)
    {
        var table = Table(bytes);
        var match = Match(table);
        return FaultFile.Of(table, match, RosterRows.Parse(table, match, Today).Errors);
    }
}
