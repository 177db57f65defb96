using WelfareMutual.Kernel.Calendar;
using Xunit;

namespace WelfareMutual.Tests.Modules.Kernel.Calendar;

public sealed class JapaneseDateTests
{
    [Fact]
    public void Days_are_written_in_their_era()
    {
        foreach (var example in VectorFile.List("eras", "conversions", 19))
        {
            var day = example.Day("date");
            Assert.Equal(example.Text("long"), JapaneseDate.Full(day));
            Assert.Equal(example.Text("short"), JapaneseDate.Compact(day));
            Assert.Equal(example.Text("yymmdd_wareki"), JapaneseDate.SixDigits(day));
            Assert.Equal(example.Text("era"), JapaneseEra.Of(day).Name);
        }
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        foreach (var example in VectorFile.List("eras", "conversions", 19))
        {
            Assert.Equal(example.Day("date"), Read(example.Text("long")));
            Assert.Equal(example.Day("date"), Read(example.Text("short")));
        }
    }

    [Fact]
    public void Days_outside_their_era_or_the_calendar_are_refused()
    {
        foreach (var example in VectorFile.List("eras", "invalid", 8)) Assert.NotEmpty(Refused(example.Text("input")));
    }

    [Fact]
    public void Loose_spellings_of_the_published_examples_are_read()
    {
        foreach (var example in VectorFile.List("eras", "lenient_inputs", 8)) Assert.Equal(example.Day("date"), Read(example.Text("input")));
    }

    [Theory]
    [InlineData("1980/1/2"), InlineData("1980/01/02"), InlineData("1980-01-02"), InlineData("1980.1.2"), InlineData("19800102")]
    [InlineData("1980年1月2日"), InlineData("西暦1980年01月02日"), InlineData("S55.1.2"), InlineData("s55.01.02"), InlineData("S55/1/2")]
    [InlineData("S55-1-2"), InlineData("Ｓ５５．１．２"), InlineData("S550102"), InlineData("S.55.1.2"), InlineData("昭55.1.2")]
    [InlineData("昭和55年1月2日"), InlineData("昭和５５年　１月　２日"), InlineData("㍼55年1月2日"), InlineData(" 1980/ 1/ 2 ")]
    [InlineData("１９８０／１／２"), InlineData("１９８０－０１－０２"), InlineData("1980−1−2"), InlineData("1980ー1ー2")]
    [InlineData("1980/01/02 0:00:00"), InlineData("1980-01-02T00:00:00"), InlineData("1980/1/2 0:00")]
    public void The_second_of_January_1980_in_every_spelling(string text) => Assert.Equal(new(1980, 1, 2), Read(text));

    [Theory]
    [InlineData("平成31年5月1日", "平成31年5月1日はありません。令和元年5月1日ではありませんか。")]
    [InlineData("H31.5.1", "平成31年5月1日はありません。令和元年5月1日ではありませんか。")]
    [InlineData("昭和64年1月8日", "昭和64年1月8日はありません。平成元年1月8日ではありませんか。")]
    [InlineData("令和元年4月30日", "令和元年4月30日はありません。平成31年4月30日ではありませんか。")]
    [InlineData("明治45年7月30日", "明治45年7月30日はありません。大正元年7月30日ではありませんか。")]
    [InlineData("H1.2.30", "平成元年2月30日はありません。日付を確かめてください。")]
    [InlineData("2001/2/29", "2001年2月29日はありません。日付を確かめてください。")]
    [InlineData("20011301", "13月はありません。日付を確かめてください。")]
    [InlineData("令和0年1月1日", "令和0年はありません。年を確かめてください。")]
    [InlineData("明治5年12月2日", "明治6年1月1日より前の日付は使えません。年を確かめてください。")]
    [InlineData("0980/1/2", "980年の日付は使えません。年を確かめてください。")]
    [InlineData("80/1/2", "年が2けたです。1980のような4けたの西暦か、S55のように元号を付けて入れてください。")]
    [InlineData("", "日付が空です。日付を入れてください。")]
    [InlineData("不明", "日付として読めません。1980/1/2、19800102、S55.1.2のように入れてください。")]
    [InlineData("1980/1-2", "日付として読めません。1980/1/2、19800102、S55.1.2のように入れてください。")]
    [InlineData("1980/1/2 10:15", "日付として読めません。1980/1/2、19800102、S55.1.2のように入れてください。")]
    [InlineData("١٩٨٠/١/٢", "日付として読めません。1980/1/2、19800102、S55.1.2のように入れてください。")]
    [InlineData("\uD800", "日付として読めません。1980/1/2、19800102、S55.1.2のように入れてください。")]
    public void A_refusal_says_what_is_wrong_and_what_to_do(string text, string reason) => Assert.Equal(reason, Refused(text));

    [Fact]
    public void A_long_text_is_refused_without_being_searched() => Assert.NotEmpty(Refused(new string('1', 1_000_000)));

    [Theory]
    [InlineData(1, false, "1900-01-01"), InlineData(59, false, "1900-02-28"), InlineData(61, false, "1900-03-01")]
    [InlineData(29222, false, "1980-01-02"), InlineData(29222.75, false, "1980-01-02"), InlineData(2958465, false, "9999-12-31")]
    [InlineData(0, true, "1904-01-01"), InlineData(27760, true, "1980-01-02")]
    public void Spreadsheet_numbers_are_days(double serial, bool from1904, string day)
    {
        Assert.True(JapaneseDate.TryFromSpreadsheet(serial, from1904, out var read));
        Assert.Equal(DateOnly.Parse(day), read);
    }

    [Theory]
    [InlineData(60, false), InlineData(0, false), InlineData(-1, true), InlineData(2958466, false), InlineData(2957004, true), InlineData(double.NaN, false), InlineData(1e300, false)]
    public void Numbers_without_a_day_are_refused(double serial, bool from1904) =>
        Assert.False(JapaneseDate.TryFromSpreadsheet(serial, from1904, out _));

    [Fact]
    public void The_weekday_stands_behind_the_date() =>
        Assert.Equal("令和8年10月20日（火）", JapaneseDate.FullWithWeekday(new(2026, 10, 20)));

    [Fact]
    public void Days_before_the_Gregorian_calendar_have_no_era() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => JapaneseDate.Full(new(1872, 12, 31)));

    private static DateOnly Read(string text)
    {
        Assert.True(JapaneseDate.TryParse(text, out var day, out var reason), $"{text}: {reason}");
        Assert.Empty(reason);
        return day;
    }

    private static string Refused(string text)
    {
        Assert.False(JapaneseDate.TryParse(text, out _, out var reason), text);
        return reason;
    }
}
