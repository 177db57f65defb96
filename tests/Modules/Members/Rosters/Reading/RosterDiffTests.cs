using WelfareMutual.Kernel.Text;
using WelfareMutual.Members.Rosters.Reading;
using Xunit;
using static WelfareMutual.Tests.Modules.Members.Rosters.Reading.RosterSamples;

namespace WelfareMutual.Tests.Modules.Members.Rosters.Reading;

public sealed class RosterDiffTests
{
    private static readonly string Four = List(Person(1), Person(2), Person(3), Person(4));

    [Fact]
    public void The_same_file_again_changes_nothing()
    {
        var diff = Compare(Registered(Four), Four);
        Assert.True(diff.ChangesNothing);
        Assert.Equal(4, diff.Same.Count);
        Assert.Empty(diff.Errors);
    }

    [Fact]
    public void Additions_changes_and_leavers_are_told_apart()
    {
        var members = Registered(Four);
        var diff = Compare(members, List(Person(1), Person(2).Replace("本社", "港工場"), Person(3).Replace("汐見　", "井上　"), NewPerson(9)));
        Assert.Equal(new FieldChange(RosterField.Workplace, "本社", "港工場"), Assert.Single(diff.Changes[0].Fields));
        Assert.Equal((RosterField.Name, 2), (Assert.Single(diff.Changes[1].Fields).Field, diff.Changes.Count));
        Assert.Equal(5, Assert.Single(diff.Additions).Row.Number);
        Assert.Equal(members[3].Id, Assert.Single(diff.Leavers).Member.Id);
        Assert.Null(diff.Leavers[0].Row);
    }

    [Fact]
    public void In_a_file_of_differences_nobody_leaves_by_absence()
    {
        var members = Registered(Four);
        Assert.True(Compare(members, List(Person(1)), RosterMode.Differences).ChangesNothing);
        var left = Compare(members, "会員番号,退職日,退職理由\r\n1284-2,2026/10/31,定年\r\n", RosterMode.Differences);
        Assert.Equal((members[1].Id, new DateOnly(2026, 10, 31)), (Assert.Single(left.Leavers).Member.Id, left.Leavers[0].LeftOn));
    }

    [Fact]
    public void Members_are_found_by_number_else_code_else_kana_and_birth()
    {
        var members = Registered(Four);
        var diff = Compare(members, "社員番号,フリガナ,生年月日,所属\r\ne0001,,,A\r\n," + string.Join(',', Person(2).Split(',')[3], Person(2).Split(',')[5]) + ",B\r\n", RosterMode.Differences);
        Assert.Empty(diff.Errors);
        Assert.Equal([members[0].Id, members[1].Id], diff.Changes.Select(c => c.Member.Id));
    }

    [Fact]
    public void What_fits_two_members_is_asked_and_not_guessed()
    {
        RosterMember[] twins = [Named("1284-001"), Named("1284-002")];
        var diff = Compare(twins, "氏名,フリガナ,生年月日\r\n山田 桜,ヤマダ サクラ,S55.1.2\r\n");
        Assert.Equal("同じ名前と生年月日の会員が2人以上います。", Assert.Single(diff.Errors).Reason);
        Assert.Empty(diff.Leavers);
        Assert.Equal(2, diff.Held.Count);
    }

    [Fact]
    public void A_number_of_somebody_else_or_of_nobody_is_an_error()
    {
        var diff = Compare(Registered(Four), List(Person(1).Replace("1284-001", "9999-001"), Person(2), Person(3).Replace("1284-003", "1284-004"), Person(5).Replace("1284-005", "")));
        Assert.Equal([(2, "この番号の会員は、この事業所にはいません。"), (4, "この番号の会員とは、フリガナも生年月日も違います。")], diff.Errors.Select(e => (e.Row, e.Reason)));
        Assert.Empty(diff.Leavers);
    }

    [Fact]
    public void A_code_that_now_belongs_to_another_person_is_asked()
    {
        var diff = Compare(Registered(Four), List(NewPerson(7).Replace("E0007", "E0001"), Person(2), Person(3), Person(4)));
        Assert.Equal("社員番号（B列）", Assert.Single(diff.Errors).Place);
        Assert.Empty(diff.Additions);
    }

    [Fact]
    public void A_member_in_a_faulty_row_has_not_left()
    {
        var members = Registered(Four);
        var diff = Compare(members, List(Person(1).Replace("S51", "H99"), Person(2).Replace("1284-002", "1284-0x2"), Person(3), Person(4)));
        Assert.Equal([2, 3], diff.Errors.Select(e => e.Row));
        Assert.Empty(diff.Leavers);
        Assert.Equal(members.Take(2).Select(m => m.Id), diff.Held.Select(m => m.Id));
    }

    [Fact]
    public void Two_rows_for_one_member_are_an_error_of_the_later()
    {
        var person = Person(1).Split(',');
        var diff = Compare(Registered(Four), List(Person(1), $",,汐見　次郎,{person[3]},男,{person[5]},,,,,,,", Person(2), Person(3), Person(4)));
        Assert.Equal("2行目と同じ会員です。", Assert.Single(diff.Errors, e => e.Row == 3).Reason);
    }

    [Fact]
    public void Numbers_of_an_old_system_can_be_taken_over()
    {
        var table = Table(Four);
        var match = Match(table);
        var diff = RosterDiff.Compare([], RosterRows.Parse(table, match, Today), match, RosterMode.WholeList, numbersMayBeNew: true);
        Assert.Equal((4, 0), (diff.Additions.Count, diff.Errors.Count));
        Assert.Equal(4, RosterDiff.Compare([], RosterRows.Parse(table, match, Today), match, RosterMode.WholeList).Errors.Count);
    }

    [Fact]
    public void Faulty_rows_that_fit_nobody_are_counted()
    {
        var diff = Compare(Registered(Four), Four + NewPerson(9).Replace("S59", "S99") + "\r\n");
        Assert.Equal((1, 0), (diff.FaultsOfUnknown, diff.Leavers.Count));
    }

    [Fact]
    public void People_who_left_and_are_no_members_need_nothing()
    {
        var diff = Compare(Registered(Four), Four.Replace("入社年月日", "退職年月日").Replace("2010/4/1", "") + NewPerson(8) + "\r\n");
        Assert.Single(diff.AlreadyLeft);
        Assert.True(diff.ChangesNothing);
    }

    [Fact]
    public void A_new_person_without_what_registration_needs_is_an_error()
    {
        var diff = Compare([], "社員番号,氏名\r\n7,山田 桜\r\n");
        Assert.Equal(["新しい人ですが、フリガナの列がありません。", "新しい人ですが、生年月日の列がありません。"], diff.Errors.Select(e => e.Reason));
        diff = Compare([], "社員番号,氏名,フリガナ,生年月日\r\n7,山田 桜,,S55.1.2\r\n");
        Assert.Equal("新しい人のフリガナがありません。", Assert.Single(diff.Errors).Reason);
    }

    [Fact]
    public void An_empty_cell_erases_nothing_and_spaces_in_names_are_no_change()
    {
        var members = Registered(Four);
        var diff = Compare(members, Four.Replace("汐見　", "汐見 ").Replace("078-000-0001", "").Replace("本社", ""));
        Assert.True(diff.ChangesNothing);
    }

    [Theory]
    [InlineData(30, 100, true), InlineData(10, 100, true), InlineData(9, 100, false), InlineData(2, 4, false), InlineData(3, 4, true), InlineData(0, 0, false)]
    public void Departures_in_bulk_need_both_the_share_and_the_number(int leavers, int members, bool second) =>
        Assert.Equal(second, new MassDeparture(Percent: 10, People: 3).NeedsSecondPerson(leavers, members));

    [Fact]
    public void The_share_of_leavers_is_shown_with_one_decimal() => Assert.Equal(1.3m, MassDeparture.Share(3, 237));

    private static RosterMember Named(string number)
    {
        Assert.True(MemberNumber.TryParse(number, out var parsed, out _));
        return new(Guid.CreateVersion7(), new() { MemberNumber = parsed, Kana = new("ヤマダ", "サクラ"), Name = new("山田", "桜"), BornOn = new(1980, 1, 2) });
    }
}
