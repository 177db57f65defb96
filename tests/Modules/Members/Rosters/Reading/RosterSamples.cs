using System.Text;
using WelfareMutual.Kernel.Text;
using WelfareMutual.Members.Rosters.Reading;
using Xunit;

namespace WelfareMutual.Tests.Modules.Members.Rosters.Reading;

/// <summary>Rosters of invented people and the steps from a file to its people.</summary>
internal static class RosterSamples
{
    internal static readonly DateOnly Today = new(2026, 10, 14);

    internal const string Header = "会員番号,社員番号,氏名,フリガナ,性別,生年月日,入社年月日,雇用形態,所属,郵便番号,住所,電話番号,メールアドレス";

    private static readonly Dictionary<string, RosterField?> Nothing = [];

    internal static string Person(int number) =>
        $"1284-{number:000},E{number:0000},汐見　{Letters("一二三四五六七八九十", number)},ｼｵﾐ {Letters("アイウエオカキクケコ", number)},{(number % 2 == 0 ? "男" : "2")},S{50 + number % 10}.{1 + number % 12}.{1 + number % 28},2010/4/1,正社員,本社,650-0001,汐見市港町1-{number},078-000-{number % 10000:0000},p{number}@example.jp";

    internal static string NewPerson(int number) => Person(number)[(Person(number).IndexOf(',') + 1)..].Insert(0, ",");

    internal static string List(params string[] rows) => string.Join("\r\n", rows.Prepend(Header)) + "\r\n";

    internal static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    internal static RosterTable Table(byte[] bytes, string name = "名簿.csv", RosterLimits? limits = null)
    {
        var reading = RosterFile.Read(bytes, name, limits ?? new());
        Assert.True(reading.Table is not null, reading.Unreadable?.Text);
        return reading.Table;
    }

    internal static RosterTable Table(string text) => Table(Utf8(text));

    internal static string Refusal(byte[] bytes, RosterLimits? limits = null)
    {
        var reading = RosterFile.Read(bytes, "名簿.csv", limits ?? new());
        Assert.Null(reading.Table);
        Assert.EndsWith("。", reading.Unreadable!.Text);
        return reading.Unreadable.Code;
    }

    internal static ColumnMatch Match(RosterTable table, Dictionary<string, RosterField?>? remembered = null)
    {
        var match = ColumnMatch.Find(table, remembered ?? Nothing, out var refused);
        Assert.True(match is not null, refused?.Text);
        return match;
    }

    internal static RosterRows Rows(string text) => Rows(Table(text));

    internal static RosterRows Rows(RosterTable table) => RosterRows.Parse(table, Match(table), Today);

    internal static IReadOnlyList<RosterMember> Registered(string text) =>
        [.. Rows(text).Good.Select(r => new RosterMember(Guid.CreateVersion7(), r.Person))];

    internal static RosterDiff Compare(IReadOnlyList<RosterMember> members, string text, RosterMode mode = RosterMode.WholeList)
    {
        var table = Table(text);
        var match = Match(table);
        return RosterDiff.Compare(members, RosterRows.Parse(table, match, Today), match, mode);
    }

    /// <summary>One letter a digit, so that every number has a name of its own.</summary>
    private static string Letters(string digits, int number) => string.Concat($"{number:00000}".Select(c => digits[c - '0']));
}
