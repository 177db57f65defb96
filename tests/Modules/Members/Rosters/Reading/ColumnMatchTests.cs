using WelfareMutual.Members.Rosters.Reading;
using Xunit;
using static WelfareMutual.Tests.Modules.Members.Rosters.Reading.RosterSamples;

namespace WelfareMutual.Tests.Modules.Members.Rosters.Reading;

public sealed class ColumnMatchTests
{
    [Theory]
    [InlineData("社員番号", "EmployeeCode"), InlineData("従業員コード", "EmployeeCode"), InlineData("社員ｺｰﾄﾞ", "EmployeeCode"), InlineData("社員No.", "EmployeeCode")]
    [InlineData("氏　名", "Name"), InlineData("社員氏名", "Name"), InlineData("お名前【必須】", "Name"), InlineData("姓（漢字）", "FamilyName"), InlineData("名", "GivenName")]
    [InlineData("ﾌﾘｶﾞﾅ", "Kana"), InlineData("氏名（カナ）", "Kana"), InlineData("カナ氏名", "Kana"), InlineData("セイ", "FamilyKana"), InlineData("名(ﾌﾘｶﾞﾅ)", "GivenKana")]
    [InlineData("性別", "Sex"), InlineData("生年月日（西暦）", "BornOn"), InlineData("誕生日", "BornOn"), InlineData("入社日", "HiredOn"), InlineData("雇用年月日", "HiredOn")]
    [InlineData("退社日", "LeftOn"), InlineData("雇用区分", "EmploymentType"), InlineData("社員区分", "EmploymentType"), InlineData("部署", "Workplace"), InlineData("勤務場所", "Workplace")]
    [InlineData("〒", "PostalCode"), InlineData("住所１", "Address"), InlineData("住所2", "AddressRest"), InlineData("携帯電話", "MobilePhone"), InlineData("ＴＥＬ", "Phone")]
    [InlineData("E-mail", "Mail"), InlineData("結婚年月日", "MarriedOn"), InlineData("会員番号\n", "MemberNumber"), InlineData("加入年月日", "JoinedOn")]
    public void Names_that_products_export_are_known(string name, string field) => Assert.Equal(field, ColumnNames.Find(name)?.ToString());

    [Fact]
    public void Every_field_has_a_label_that_is_understood_as_that_field_or_asks_nothing_else()
    {
        foreach (var field in Enum.GetValues<RosterField>())
            Assert.True(ColumnNames.Find(field.Label()) is null || ColumnNames.Find(field.Label()) == field, field.Label());
    }

    [Theory]
    [InlineData("血液型"), InlineData("役職"), InlineData("")]
    public void Other_names_are_not_guessed(string name) => Assert.Null(ColumnNames.Find(name));

    [Fact]
    public void The_header_is_found_below_headings_and_columns_stand_in_any_order()
    {
        var match = Match(Table("株式会社みどり製作所,\r\n\r\n出力日,2026/10/14\r\n生年月日,所属,フリガナ,氏名\r\nS55.1.2,本社,ヤマダ サクラ,山田 桜\r\n"));
        Assert.Equal(4, match.Header.Number);
        Assert.Equal((0, 1, 2, 3), (match.Columns[RosterField.BornOn], match.Columns[RosterField.Workplace], match.Columns[RosterField.Kana], match.Columns[RosterField.Name]));
        Assert.Empty(match.Questions);
    }

    [Fact]
    public void What_is_not_understood_is_asked_with_the_shape_of_its_content()
    {
        var match = Match(Table("社員番号,氏名,フリガナ,生年月日,役職,入職,備考,空の列,\r\n1,山田 桜,ヤマダ サクラ,S55.1.2,課長,H22.4.1,,,ヤマダ\r\n"));
        Assert.Equal(["役職", "入職", "I列"], match.Questions.Select(q => q.Name));
        Assert.Equal(["漢漢", "A99.9.9", "アアア"], match.Questions.Select(q => q.SampleShape));
        Assert.Equal(RosterField.HiredOn, match.Questions[1].Guesses[0]);
        Assert.Equal(6, match.Questions[1].Column);
    }

    [Fact]
    public void A_name_that_comes_twice_is_asked_for_by_itself_and_its_answer_touches_the_first_column_not()
    {
        var table = Table("社員番号,氏名,フリガナ,生年月日,氏名,生年月日\r\n1,山田 桜,ヤマダ サクラ,S55.1.2,山田 昇,H22.4.1\r\n");
        var asked = Match(table);
        Assert.Equal(["氏名の2個目", "生年月日の2個目"], asked.Questions.Select(q => q.Name));
        var answered = Match(table, asked.Questions.ToDictionary(q => q.Key, _ => (RosterField?)null));
        Assert.Empty(answered.Questions);
        Assert.Equal((1, 3), (answered.Columns[RosterField.Name], answered.Columns[RosterField.BornOn]));
    }

    [Fact]
    public void Answers_are_remembered_by_name_and_win_over_the_dictionary()
    {
        var table = Table("社員番号,氏名,フリガナ,生年月日,役職,入 職,部署,勤務地\r\n1,山田 桜,ヤマダ サクラ,S55.1.2,課長,H22.4.1,経理,本社\r\n");
        var asked = Match(table);
        Assert.Equal(["役職", "入　職", "勤務地"], asked.Questions.Select(q => q.Name));
        var answers = new Dictionary<string, RosterField?> { [asked.Questions[0].Key] = null, [asked.Questions[1].Key] = RosterField.HiredOn, [ColumnNames.Key("勤務地")] = RosterField.Workplace, [ColumnNames.Key("部署")] = null };
        var answered = Match(table, answers);
        Assert.Empty(answered.Questions);
        Assert.Equal((5, 7), (answered.Columns[RosterField.HiredOn], answered.Columns[RosterField.Workplace]));
    }

    [Fact]
    public void An_unnamed_column_can_be_answered_too()
    {
        var table = Table("氏名,フリガナ,生年月日,\r\n山田 桜,ヤマダ サクラ,S55.1.2,本社\r\n");
        var question = Assert.Single(Match(table).Questions);
        Assert.Equal(3, Match(table, new() { [question.Key] = RosterField.Workplace }).Columns[RosterField.Workplace]);
    }

    [Fact]
    public void A_file_without_header_or_without_anything_that_tells_people_apart_is_refused()
    {
        Assert.Null(ColumnMatch.Find(Table("山田 桜,S55.1.2\r\n森 悠介,S56.1.2\r\n"), new Dictionary<string, RosterField?>(), out var refused));
        Assert.Equal("roster.no_header", refused?.Code);
        Assert.Null(ColumnMatch.Find(Table("氏名,性別\r\n山田 桜,女\r\n"), new Dictionary<string, RosterField?>(), out refused));
        Assert.Equal("roster.no_identity", refused?.Code);
        Assert.Null(ColumnMatch.Find(Table("氏名,フリガナ,生年月日\r\n,,\r\n"), new Dictionary<string, RosterField?>(), out refused));
        Assert.Equal("roster.no_people", refused?.Code);
    }
}
