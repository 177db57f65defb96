using System.Globalization;

namespace WelfareMutual.Kernel.Calendar;

/// <summary>
/// Dates as people in Japan write them: in eras or western years, in any width.
/// Everything here is a calendar day without a time zone.
/// </summary>
public static class JapaneseDate
{
    private const string Weekdays = "日月火水木金土";

    /// <summary>The last serial number that a spreadsheet can mean: 9999-12-31.</summary>
    private const int LastSerial = 2_958_465;

    /// <summary>令和8年10月20日; the first year is 元年. Throws before <see cref="JapaneseEra.FirstDay"/>.</summary>
    public static string Full(DateOnly day) => $"{Year(day)}{day.Month}月{day.Day}日";

    /// <summary>令和8年10月20日（火）.</summary>
    public static string FullWithWeekday(DateOnly day) => $"{Full(day)}（{Weekday(day)}）";

    /// <summary>R8.10.20, for office tables.</summary>
    public static string Compact(DateOnly day)
    {
        var era = JapaneseEra.Of(day);
        return string.Create(CultureInfo.InvariantCulture, $"{era.Letter}{era.YearOf(day)}.{day.Month}.{day.Day}");
    }

    /// <summary>Six digits, year of the era, month and day: 081020. Used by bank and payroll formats.</summary>
    public static string SixDigits(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{JapaneseEra.Of(day).YearOf(day):00}{day.Month:00}{day.Day:00}");

    /// <summary>令和8年, 令和元年.</summary>
    public static string Year(DateOnly day)
    {
        var era = JapaneseEra.Of(day);
        return YearText(era, era.YearOf(day));
    }

    /// <summary>2026年10月20日.</summary>
    public static string Western(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    /// <summary>One kanji: 火.</summary>
    public static char Weekday(DateOnly day) => Weekdays[(int)day.DayOfWeek];

    /// <summary>
    /// Reads a day written as 1980/1/2, 1980-01-02, 1980.1.2, 19800102, 1980年1月2日, S55.1.2, S55/1/2, S550102,
    /// 昭55.1.2, 昭和55年1月2日 or 令和元年5月1日, in any width and with spaces; a time of midnight behind it is dropped.
    /// Days outside their era (平成31年5月1日) and days that do not exist are refused.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="day">The day, when the answer is true.</param>
    /// <param name="reasonInJapanese">Why not and what to do, ready for the screen; empty when the answer is true.</param>
    public static bool TryParse(string? text, out DateOnly day, out string reasonInJapanese)
    {
        var written = WrittenDate.Read(text);
        day = written.Day ?? default;
        reasonInJapanese = written.Reason;
        return written.Day is not null;
    }

    /// <summary>
    /// Reads a spreadsheet's serial number in days; fractions (a time of day) are dropped.
    /// </summary>
    /// <param name="serial">Days since the workbook's start.</param>
    /// <param name="from1904">Whether the workbook counts from 1904-01-01 (old Macintosh files) instead of 1900.</param>
    /// <param name="day">The day, when the answer is true.</param>
    /// <remarks>The 1900 count holds a 29 February 1900 that never was (number 60, kept for Lotus 1-2-3); it is refused.</remarks>
    public static bool TryFromSpreadsheet(double serial, bool from1904, out DateOnly day)
    {
        day = default;
        if (double.IsNaN(serial) || serial < (from1904 ? 0 : 1) || serial >= LastSerial + 1) return false;
        var whole = (int)Math.Floor(serial);
        if (from1904)
        {
            if (whole > LastSerial - 1462) return false;
            day = new DateOnly(1904, 1, 1).AddDays(whole);
            return true;
        }
        if (whole == 60) return false;
        day = new DateOnly(1899, 12, whole < 60 ? 31 : 30).AddDays(whole);
        return true;
    }

    internal static string YearText(JapaneseEra era, int year) => year == 1 ? $"{era.Name}元年" : $"{era.Name}{year}年";
}
