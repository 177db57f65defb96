using WelfareMutual.Kernel.Text;
using WelfareMutual.Members.Rosters.Reading;
using Xunit;
using static WelfareMutual.Tests.Modules.Members.Rosters.Reading.RosterSamples;

namespace WelfareMutual.Tests.Modules.Members.Rosters.Reading;

public sealed class RosterRowsTests
{
    private const string Columns = "社員番号,氏名,フリガナ,性別,生年月日,入社日,退職日,郵便番号,電話番号,メールアドレス,所属";

    [Fact]
    public void A_full_row_is_read()
    {
        var person = Assert.Single(Rows(List(Person(37))).Good).Person;
        Assert.Equal(new MemberNumber(1284, 37), person.MemberNumber);
        Assert.Equal(("E0037", RosterSex.Female, "6500001", "0780000037"), (person.EmployeeCode, person.Sex, person.PostalCode, person.Phone));
        Assert.Equal((new DateOnly(1982, 2, 10), new DateOnly(2010, 4, 1)), (person.BornOn, person.HiredOn));
        Assert.Equal("汐見　一一一四八".Length, person.Name!.Value.Full.Length);
    }

    [Fact]
    public void Names_in_two_columns_become_one_and_kana_of_any_width_is_widened()
    {
        var rows = Rows("姓,名,セイ,メイ,生年月日\r\n山田,桜,ﾔﾏﾀﾞ,さくら,Ｓ５５．１．２\r\nグエン,ティ ラン,グエン,ティ ラン,H11.6.21\r\n");
        Assert.Empty(rows.Errors);
        Assert.Equal(["山田　桜", "グエン　ティ　ラン"], rows.Good.Select(r => r.Person.Name?.Full));
        Assert.Equal(["ヤマダ　サクラ", "グエン　ティ　ラン"], rows.Good.Select(r => r.Person.Kana?.Full));
    }

    [Theory]
    [InlineData("男", "Male"), InlineData("1", "Male"), InlineData("Ｍ", "Male"), InlineData("男性", "Male"), InlineData("01", "Male"), InlineData("女", "Female"), InlineData("２", "Female")]
    [InlineData("female", "Female"), InlineData("答えない", "Unanswered"), InlineData("9", "Unanswered"), InlineData("0", "Unanswered"), InlineData("", null), InlineData("-", null)]
    public void Sex_is_a_word_or_a_code(string cell, string? sex) => Assert.Equal(sex, Good(cell, at: 3).Sex?.ToString());

    [Theory]
    [InlineData(1, "=HYPERLINK(1)", "氏名が記号で始まっています。")]
    [InlineData(1, "山田2", "氏名に数字が入っています。")]
    [InlineData(1, "山\uE000", "そのパソコンだけの文字（外字）が入っています。")]
    [InlineData(1, "山\u0007田", "目に見えない制御文字が入っています。")]
    [InlineData(1, "山\u202E田", "文字の向きを変える、見えない文字が入っています。")]
    [InlineData(1, "山\uFFFD", "文字化けしていて読めない文字があります。")]
    [InlineData(2, "山田 サクラ", "フリガナに漢字「山」が入っています。")]
    [InlineData(2, "ヤマダ Sakura", "フリガナにカナではない文字「S」が入っています。")]
    [InlineData(3, "3", "性別として読めません。")]
    [InlineData(4, "平成31年5月1日", "平成31年5月1日はありません。")]
    [InlineData(4, "2001/2/30", "2001年2月30日はありません。")]
    [InlineData(4, "29222", "日付として読めません。")]
    [InlineData(4, "2026/10/15", "まだ来ていない日です。")]
    [InlineData(4, "2020/1/15", "15歳になっていない人は登録できません。")]
    [InlineData(4, "1899/12/31", "1899年は古すぎます。")]
    [InlineData(5, "1979/1/1", "生まれた日（昭和55年1月2日）より前の日です。")]
    [InlineData(5, "2910/4/1", "2910年は遠すぎます。")]
    [InlineData(6, "1020/4/1", "1020年の日付は使えません。")]
    [InlineData(7, "650-001", "郵便番号は7けたの数字です。")]
    [InlineData(8, "090-0000-000", "この番号は11けたのはずですが、10けたです。")]
    [InlineData(9, "p@example", "メールアドレスの形ではありません。")]
    [InlineData(10, "長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い", "長すぎます（いま62文字）。")]
    public void A_faulty_cell_is_named_with_row_column_value_reason_and_cure(int at, string cell, string reason)
    {
        var rows = Rows(With(cell, at));
        var error = Assert.Single(rows.Errors);
        Assert.Equal((2, at + 1, Columns.Split(',')[at], reason), (error.Row, error.Column, error.ColumnName, error.Reason));
        Assert.EndsWith("。", error.Cure.Replace("S55.1.2", "S55.1.2。"));
        Assert.Empty(rows.Good);
        Assert.Single(rows.Faulty);
    }

    [Fact]
    public void The_value_is_shown_without_invisible_letters_and_shortened()
    {
        var error = Assert.Single(Rows(With("\u202E" + new string('山', 50), 1)).Errors);
        Assert.Equal(new string('山', 40) + "…", error.Value);
        Assert.Equal("氏名（B列）", error.Place);
    }

    [Fact]
    public void Letters_outside_Shift_JIS_and_formula_like_cells_are_accepted_and_pointed_at()
    {
        var rows = Rows(With("𠮷田　桜", 1).Replace("本社", "@本社"));
        Assert.Single(rows.Good);
        Assert.Equal([RosterNoteKind.OutsideShiftJis, RosterNoteKind.FormulaAsText], rows.Notes.Select(n => n.Kind).Order().Reverse().OrderBy(k => k == RosterNoteKind.FormulaAsText));
        Assert.Equal("@本社", rows.Good[0].Person.Workplace);
        Assert.Equal(RosterNoteKind.NameInOnePart, Assert.Single(Rows(With("山田桜", 1)).Notes).Kind);
    }

    [Fact]
    public void Text_in_formula_form_that_keeps_zeros_is_opened() => Assert.Equal("0012", Good("\"=\"\"0012\"\"\"", at: 0).EmployeeCode);

    [Fact]
    public void The_end_of_time_means_not_left() => Assert.Null(Good("9999/12/31", at: 6).LeftOn);

    [Fact]
    public void A_person_twice_in_the_file_is_an_error_of_the_later_row()
    {
        var rows = Rows(List(Person(1), Person(2), Person(1)));
        Assert.Equal([(4, "2行目と同じ番号です。"), (4, "2行目と同じ番号です。")], rows.Errors.Select(e => (e.Row, e.Reason)));
        rows = Rows("氏名,フリガナ,生年月日\r\n山田 桜,ヤマダ サクラ,S55.1.2\r\n山田　桜,ﾔﾏﾀﾞｻｸﾗ,1980/1/2\r\n");
        Assert.Equal("2行目と同じ人です。", Assert.Single(rows.Errors).Reason);
    }

    [Fact]
    public void Ragged_rows_are_errors_of_their_own_and_spoil_no_other()
    {
        var rows = Rows("社員番号,氏名,フリガナ,生年月日,所属\r\n1,山田 桜,ヤマダ サクラ,S55.1.2\r\n2,森,悠介,モリ ユウスケ,S55.1.3,本社\r\n3,林 一,ハヤシ ハジメ,S55.1.4,本社\r\n4,林 二,ハヤシ ジ,S55.1.5,本社,,\r\n");
        Assert.Contains(rows.Errors, e => e is { Row: 2, Column: 0 } && e.Reason.StartsWith("列が足りません"));
        Assert.Contains(rows.Errors, e => e is { Row: 3, Column: 0 } && e.Reason.StartsWith("列が多すぎます"));
        Assert.Equal([4, 5], rows.Good.Select(r => r.Number));
    }

    [Fact]
    public void A_row_that_says_nobody_is_an_error_and_a_remark_is_passed_over()
    {
        var rows = Rows("氏名,フリガナ,生年月日,役職\r\n山田 桜,ヤマダ サクラ,S55.1.2,課長\r\n森 悠介,,S55.1.3,\r\n林 一,ハヤシ,,\r\n合計3名,,,\r\n,,,以上\r\n氏名,フリガナ,生年月日,役職\r\n");
        Assert.Equal([(3, "フリガナがありません。"), (4, "生年月日がありません。"), (5, "氏名に数字が入っています。")], rows.Errors.Select(e => (e.Row, e.Reason)));
        Assert.Single(rows.Good);
    }

    [Fact]
    public void Five_thousand_people_are_read_from_Shift_JIS_and_UTF_8_alike()
    {
        var text = Many(5000);
        var (shiftJis, utf8) = (Rows(Table(Cp932.Encode(text))), Rows(Table(Utf8(text))));
        Assert.Equal(5000, shiftJis.Good.Count);
        Assert.Empty(shiftJis.Errors);
        Assert.Equal(utf8.Good.Select(r => r.Person), shiftJis.Good.Select(r => r.Person));
    }

    [Fact]
    public void Forty_five_thousand_people_with_a_fault_in_every_hundredth_are_read_whole()
    {
        var rows = Rows(Table(Utf8(Many(45_000, faultEvery: 100))));
        Assert.Equal((44_550, 450, 450), (rows.Good.Count, rows.Faulty.Count, rows.Errors.Count));
    }

    private static string Many(int people, int faultEvery = int.MaxValue)
    {
        var text = new System.Text.StringBuilder(Header).Append("\r\n");
        for (var n = 1; n <= people; n++)
        {
            var row = NewPerson(n);
            text.Append(n % faultEvery == 0 ? row.Replace(",S5", ",S99") : row).Append("\r\n");
        }
        return text.ToString();
    }

    private static string With(string cell, int at)
    {
        string[] cells = ["12", "山田　桜", "ヤマダ　サクラ", "女", "S55.1.2", "H22.4.1", "", "650-0001", "078-000-0000", "p@example.jp", "本社"];
        cells[at] = cell;
        return $"{Columns}\r\n{string.Join(',', cells)}\r\n";
    }

    private static RosterPerson Good(string cell, int at)
    {
        var rows = Rows(With(cell, at));
        Assert.Empty(rows.Errors);
        return Assert.Single(rows.Good).Person;
    }
}
