using WelfareMutual.Members.Rosters.Reading;
using Xunit;
using static WelfareMutual.Tests.Modules.Members.Rosters.Reading.RosterSamples;
using static WelfareMutual.Tests.Modules.Members.Rosters.Reading.Workbook;

namespace WelfareMutual.Tests.Modules.Members.Rosters.Reading;

public sealed class SpreadsheetFileTests
{
    [Fact]
    public void Text_is_read_from_shared_and_inline_strings_without_ruby()
    {
        var table = Table(new Workbook(Row(1, "<c r=\"A1\" t=\"s\"><v>0</v></c>", Text("C1", "所属")), Row(3, "<c r=\"A3\" t=\"s\"><v>1</v></c>", "<c r=\"B3\"/>", Text("C3", "本_x000D_社"))).Bytes());
        Assert.Equal([1, 3], table.Rows.Select(r => r.Number));
        Assert.Equal(["氏名", "", "所属"], table.Rows[0].Cells);
        Assert.Equal(["山田 桜", "", "本\r社"], table.Rows[1].Cells);
    }

    [Theory]
    [InlineData("29222", 1, "1980-01-02"), InlineData("29222", 2, "1980-01-02"), InlineData("29222", 0, "29222"), InlineData("37", 3, "0037"), InlineData("5", 4, "5")]
    [InlineData("1.23456789012E+11", 0, "123456789012"), InlineData("1.5", 0, "1.5"), InlineData("60", 1, "60")]
    public void Numbers_are_shown_as_their_format_means_them(string value, int style, string shown) =>
        Assert.Equal(shown, Table(new Workbook(Row(1, Number("A1", value, style))).Bytes()).Rows[0][0]);

    [Fact]
    public void Workbooks_that_count_from_1904_are_read_as_such()
    {
        var book = new Workbook(Row(1, Number("A1", "27760", 1))).Replace("xl/workbook.xml", "<sheets>", "<workbookPr date1904=\"1\"/><sheets>");
        Assert.Equal("1980-01-02", Table(book.Bytes()).Rows[0][0]);
    }

    [Fact]
    public void Of_a_formula_only_the_stored_value_is_read()
    {
        var table = Table(new Workbook(Row(1, "<c r=\"A1\" t=\"str\"><f>CONCAT(\"a\",\"b\")</f><v>ab</v></c>", "<c r=\"B1\"><f>1+1</f><v>2</v></c>", "<c r=\"C1\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", "<c r=\"D1\" t=\"b\"><v>1</v></c>")).Bytes());
        Assert.Equal(["ab", "2", "#DIV/0!", "TRUE"], table.Rows[0].Cells);
    }

    [Fact]
    public void Cells_without_a_reference_follow_each_other() =>
        Assert.Equal(["a", "b"], Table(new Workbook("<row><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c></row>").Bytes()).Rows[0].Cells);

    [Fact]
    public void A_roster_in_a_workbook_becomes_people()
    {
        var table = Table(new Workbook(
            Row(1, Text("A1", "従業員名簿")),
            Row(2, Text("A2", "社員コード"), Text("B2", "氏　名"), Text("C2", "フリガナ"), Text("D2", "生年月日"), Text("E2", "入社日")),
            Row(3, Number("A3", "37", 3), "<c r=\"B3\" t=\"s\"><v>1</v></c>", Text("C3", "ﾔﾏﾀﾞ ｻｸﾗ"), Number("D3", "29222", 2), Number("E3", "40269"))).Bytes());
        var row = Assert.Single(Rows(table).Good);
        Assert.Equal(("0037", "山田　桜", "ヤマダ　サクラ"), (row.Person.EmployeeCode, row.Person.Name?.Full, row.Person.Kana?.Full));
        Assert.Equal((new DateOnly(1980, 1, 2), new DateOnly(2010, 4, 1)), (row.Person.BornOn, row.Person.HiredOn));
        Assert.Equal(3, row.Number);
    }

    [Fact]
    public void A_part_that_is_not_what_it_declares_is_refused()
    {
        var book = new Workbook([.. Enumerable.Range(1, 200).Select(n => Row(n, Text($"A{n}", "山田")))]);
        Assert.Equal(200, Table(book.Bytes()).Rows.Count);
        Assert.Equal("roster.broken", Refusal(book.BytesDeclaring("xl/worksheets/sheet2.xml", 400)));
        Assert.Equal("roster.broken", Refusal(book.BytesDeclaring("xl/worksheets/sheet2.xml", 900_000)));
        Assert.Equal("roster.too_big_unpacked", Refusal(book.BytesDeclaring("xl/worksheets/sheet2.xml", 900_000_000)));
        var whole = "<worksheet><sheetData>" + Row(1, Text("A1", "山田")) + "</sheetData></worksheet>";
        Assert.Equal("roster.broken", Refusal(new Workbook().Sheet(whole).BytesDeclaring("xl/worksheets/sheet2.xml", (uint)System.Text.Encoding.UTF8.GetByteCount(whole), crc: 1)));
    }

    [Fact]
    public void A_bomb_is_refused_before_it_is_unpacked()
    {
        var book = new Workbook(Row(1, Text("A1", new string('a', 3_000_000))));
        Assert.Equal("roster.too_big_unpacked", Refusal(book.Bytes(), new RosterLimits { UnpackedBytes = 1_000_000 }));
        for (var at = 0; at < 2001; at++) book.Part($"xl/media/{at}.png", "");
        Assert.Equal("roster.too_big_unpacked", Refusal(book.Bytes()));
    }

    [Fact]
    public void Entities_and_external_documents_are_refused()
    {
        Assert.Equal("roster.broken", Refusal(new Workbook().Sheet("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]><worksheet><sheetData><row><c t=\"str\"><v>&a;</v></c></row></sheetData></worksheet>").Bytes()));
        Assert.Equal("roster.broken", Refusal(new Workbook().Part("xl/sharedStrings.xml", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><sst/>").Bytes()));
    }

    [Fact]
    public void Damaged_workbooks_are_refused()
    {
        Assert.Equal("roster.kind", Refusal(new Workbook().Part("xl/workbook.xml", null).Bytes()));
        Assert.Equal("roster.broken", Refusal(new Workbook().Part("xl/worksheets/sheet2.xml", null).Bytes()));
        Assert.Equal("roster.broken", Refusal(new Workbook(Row(1, "<c r=\"A1\" t=\"s\"><v>99</v></c>")).Bytes()));
        Assert.Equal("roster.broken", Refusal(new Workbook("<row r=\"x\"/>").Bytes()));
        Assert.Equal("roster.broken", Refusal(new Workbook(Row(2, Text("A2", "a")), Row(1, Text("A1", "b"))).Bytes()));
        Assert.Equal("roster.broken", Refusal(new Workbook(Row(1, Text("A1", "a")))/* cut */.Bytes()[..^30]));
        Assert.Equal("roster.empty", Refusal(new Workbook().Bytes()));
    }

    [Fact]
    public void Too_many_rows_and_columns_are_refused_but_empty_formatted_cells_are_not_content()
    {
        var limits = new RosterLimits { Rows = 2, Columns = 3 };
        Assert.Equal("roster.too_many_rows", Refusal(new Workbook(Row(1, Text("A1", "a")), Row(2, Text("A2", "b")), Row(9, Text("A9", "c"))).Bytes(), limits));
        Assert.Equal("roster.too_many_columns", Refusal(new Workbook(Row(1, Text("D1", "a"))).Bytes(), limits));
        Assert.Single(Table(new Workbook(Row(1, Text("A1", "a"), "<c r=\"XFD1\" s=\"1\"/>")).Bytes(), "a.xlsx", limits).Rows);
    }
}
