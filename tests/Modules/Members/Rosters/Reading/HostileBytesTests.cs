using WelfareMutual.Kernel.Text;
using WelfareMutual.Members.Rosters.Reading;
using Xunit;
using static WelfareMutual.Tests.Modules.Members.Rosters.Reading.RosterSamples;
using static WelfareMutual.Tests.Modules.Members.Rosters.Reading.Workbook;

namespace WelfareMutual.Tests.Modules.Members.Rosters.Reading;

public sealed class HostileBytesTests
{
    private static readonly string[] Nasty =
    [
        "\uFFFF", "\uFFFE", "\u0000", "\"", "'", "𠮷\u3099", "\u3099", "゛", "祇\uDB40\uDD00", "=", "\u202E", "\r", "\n", ",", "\t", "ﾞ", "㍻", "👨‍👩‍👧", "99999999999999999999", "ヴ", "\u00A0", "(", "+81", "-", "0", "元", "年",
    ];

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Damaged_text_files_end_in_a_refusal_or_in_errors_never_in_an_exception(int seed)
    {
        var random = new Random(seed);
        var original = Cp932.Encode(List(Person(1), Person(2), Person(3)));
        var outcomes = new HashSet<string>();
        for (var round = 0; round < 250; round++)
        {
            var bytes = original.ToArray();
            for (var hits = random.Next(1, 8); hits > 0; hits--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            outcomes.Add(Outcome(bytes[..random.Next(bytes.Length / 2, bytes.Length)]));
        }
        Assert.Contains("errors", outcomes);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void Damaged_workbooks_end_in_a_refusal_or_in_errors_never_in_an_exception(int seed)
    {
        var random = new Random(seed);
        var original = new Workbook(Row(1, Text("A1", "氏名"), Text("B1", "フリガナ"), Text("C1", "生年月日")), Row(2, Text("A2", "山田"), Text("B2", "ヤマダ"), Number("C2", "29222", 1))).Bytes();
        var outcomes = new HashSet<string>();
        for (var round = 0; round < 250; round++)
        {
            var bytes = original.ToArray();
            for (var hits = random.Next(1, 6); hits > 0; hits--) bytes[random.Next(4, bytes.Length)] = (byte)random.Next(256);
            outcomes.Add(Outcome(bytes));
        }
        Assert.Contains("roster.broken", outcomes);
    }

    [Fact]
    public void Strange_letters_in_any_cell_of_text_or_workbook_are_answered()
    {
        var cells = Person(1).Split(',');
        foreach (var nasty in Nasty)
            for (var at = 0; at < cells.Length; at++)
            {
                string[] changed = [.. cells];
                changed[at] = nasty + changed[at] + nasty;
                Outcome(Utf8(List(string.Join(',', changed), Person(2))));
                Outcome(Utf8(List(Person(2)).Replace(Header, Header.Replace(Header.Split(',')[at], nasty))));
                Outcome(new Workbook(Row(1, [.. Header.Split(',').Select(c => Text("", c).Replace(" r=\"\"", ""))]), Row(2, [.. changed.Select(c => Text("", Escaped(c)).Replace(" r=\"\"", ""))])).Bytes());
            }
    }

    private static string Escaped(string text) => string.Concat(text.Select(c => char.IsLetterOrDigit(c) ? $"{c}" : $"_x{(int)c:X4}_"));

    private static string Outcome(byte[] bytes)
    {
        var reading = RosterFile.Read(bytes, "名簿", new());
        if (reading.Table is not { } table) return reading.Unreadable!.Code;
        if (ColumnMatch.Find(table, new Dictionary<string, RosterField?>(), out var refused) is not { } match) return refused!.Code;
        var rows = RosterRows.Parse(table, match, Today);
        var diff = RosterDiff.Compare([.. rows.Good.Take(1).Select(r => new RosterMember(Guid.CreateVersion7(), r.Person))], rows, match, RosterMode.WholeList);
        Assert.NotEmpty(FaultFile.Of(table, match, diff.Errors).Bytes);
        return diff.Errors.Count > 0 ? "errors" : "read";
    }
}
