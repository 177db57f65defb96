using System.Globalization;
using System.Text.Json;
using WelfareMutual.Web.Shared.Forms;
using WelfareMutual.Web.Shared.Text;
using Xunit;

namespace WelfareMutual.Tests.Web.Shared;

public sealed class DateInputTests
{
    private static readonly JsonElement Vectors = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Shared/vectors/eras.json"))).RootElement;

    public static IEnumerable<object[]> Conversions() => Vectors.GetProperty("conversions").EnumerateArray()
        .Select(row => new object[] { Text(row, "date"), Text(row, "long"), Text(row, "short") });

    public static IEnumerable<object[]> Impossible() => Vectors.GetProperty("invalid").EnumerateArray().Select(row => new object[] { Text(row, "input") });

    public static IEnumerable<object[]> Lenient() => Vectors.GetProperty("lenient_inputs").EnumerateArray()
        .Select(row => new object[] { Text(row, "input"), Text(row, "date")[..10] });

    [Theory, MemberData(nameof(Conversions))]
    public void A_published_conversion_is_read_and_written_alike(string iso, string longText, string shortText)
    {
        var date = DateOnly.Parse(iso, CultureInfo.InvariantCulture);
        Assert.Equal(longText, JapaneseDates.EraDate(date));
        Assert.Equal(shortText, JapaneseDates.Short(date));
        Assert.Equal(date, Read(new() { Year = longText }));
        Assert.Equal(date, Read(new() { Year = shortText }));
        Assert.Equal(date, Read(DateInput.From(date)));
        Assert.Equal(date, Read(DateInput.From(date, western: true)));
    }

    [Theory, MemberData(nameof(Impossible))]
    public void A_day_outside_its_era_is_refused(string text) =>
        Assert.False(new DateInput { Year = text }.TryRead(out _, out var error) || error.Length == 0, text);

    [Theory, MemberData(nameof(Lenient))]
    [InlineData("20260912", "2026-09-12")]
    [InlineData("２０２６０９１２", "2026-09-12")]
    [InlineData("R8.9.12", "2026-09-12")]
    [InlineData("1980/1/2", "1980-01-02")]
    [InlineData("s55-4-2", "1980-04-02")]
    [InlineData("西暦2026年9月12日", "2026-09-12")]
    public void A_whole_date_typed_into_the_year_is_read(string typed, string iso) =>
        Assert.Equal(DateOnly.Parse(iso, CultureInfo.InvariantCulture), Read(new() { Era = "昭和", Year = typed }));

    [Theory]
    [InlineData("令和", "元", "5", "1", "2019-05-01")]
    [InlineData("令和", "1", "5", "1", "2019-05-01")]
    [InlineData("H", "３１", "４", "３０", "2019-04-30")]
    [InlineData("昭和", "64", "1", "7", "1989-01-07")]
    [InlineData("西暦", "2024", "2", "29", "2024-02-29")]
    [InlineData("西暦", "R6", "2", "29", "2024-02-29")]
    public void Parts_are_read_in_the_chosen_era(string era, string year, string month, string day, string iso) =>
        Assert.Equal(DateOnly.Parse(iso, CultureInfo.InvariantCulture), Read(new() { Era = era, Year = year, Month = month, Day = day }));

    [Theory]
    [InlineData("平成", "31", "5", "1", "平成31年は4月30日までです。令和元年5月1日と入力してください。")]
    [InlineData("昭和", "64", "1", "8", "昭和64年は1月7日までです。平成元年1月8日と入力してください。")]
    [InlineData("令和", "元", "4", "30", "令和は元年5月1日からです。平成31年4月30日と入力してください。")]
    [InlineData("西暦", "2025", "2", "30", "2月30日はありません。日付を確かめてください。")]
    [InlineData("令和", "8", "2", "29", "2026年の2月29日はありません。日付を確かめてください。")]
    [InlineData("西暦", "2025", "13", "1", "13月はありません。日付を確かめてください。")]
    [InlineData("西暦", "55", "4", "2", "西暦の年は4けたで入力してください。元号の年のときは、元号を選んでください。")]
    [InlineData("令和", "8", "", "2", "月を入力してください。")]
    [InlineData("令和", "八", "1", "2", "年は数字で入力してください。例：令和8年9月12日")]
    [InlineData("令和", "0", "1", "2", "令和0年はありません。日付を確かめてください。")]
    [InlineData("西暦", "1872", "1", "2", "年を確かめてください。明治6年（1873年）から後の日付を入力できます。")]
    public void What_is_wrong_is_said_with_its_cure(string era, string year, string month, string day, string expected)
    {
        Assert.False(new DateInput { Era = era, Year = year, Month = month, Day = day }.TryRead(out _, out var error));
        Assert.Equal(expected, error);
    }

    [Fact]
    public void Nothing_typed_asks_for_the_field_by_name()
    {
        var input = new DateInput { Era = "令和", Year = " " };
        Assert.True(input.IsEmpty);
        Assert.False(input.TryRead("生まれた日", out _, out var error));
        Assert.Equal("「生まれた日」を入力してください。", error);
    }

    [Fact]
    public void Dates_are_written_as_the_style_says()
    {
        var date = new DateOnly(2026, 10, 20);
        Assert.Equal("令和8年10月20日（火）", JapaneseDates.Full(date));
        Assert.Equal("令和8年10月20日（火）（2026年）", JapaneseDates.WithWestern(date));
        Assert.Equal("10月20日（火）17:00まで", JapaneseDates.Deadline(date, new TimeOnly(17, 0)));
        Assert.Equal("10月20日（火）24:00まで", JapaneseDates.Deadline(date));
        Assert.Equal("10月21日（水）0:30まで", JapaneseDates.Deadline(new DateTimeOffset(2026, 10, 20, 15, 30, 0, TimeSpan.Zero)));
        Assert.Equal("令和8年度（2026年4月〜2027年3月）", JapaneseDates.FiscalYear(2026));
        Assert.Equal("令和元年度（2019年4月〜2020年3月）", JapaneseDates.FiscalYear(2019));
        Assert.Equal("あと3日", JapaneseDates.Left(date, date.AddDays(-3)));
    }

    private static DateOnly Read(DateInput input)
    {
        Assert.True(input.TryRead(out var date, out var error), error);
        return date;
    }

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;
}
