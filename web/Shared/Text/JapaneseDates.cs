using System.Globalization;
using WelfareMutual.Kernel.Calendar;

namespace WelfareMutual.Web.Shared.Text;

/// <summary>The few ways a date is written on a screen (UI, content style).</summary>
public static class JapaneseDates
{
    private static readonly TimeSpan Tokyo = TimeSpan.FromHours(9);

    public static DateTimeOffset AtTokyo(DateTimeOffset moment) => moment.ToOffset(Tokyo);

    /// <summary>令和8年10月20日（火）</summary>
    public static string Full(DateOnly date) => $"{EraDate(date)}（{Weekday(date)}）";

    /// <summary>令和8年10月20日</summary>
    public static string EraDate(DateOnly date) => $"{EraYear(date)}{date.Month}月{date.Day}日";

    /// <summary>令和8年10月20日（火）（2026年）: the first mention.</summary>
    public static string WithWestern(DateOnly date) => $"{Full(date)}（{date.Year}年）";

    /// <summary>2026年10月20日（火）</summary>
    public static string Western(DateOnly date) => $"{date.Year}年{date.Month}月{date.Day}日（{Weekday(date)}）";

    /// <summary>10月20日（火）</summary>
    public static string Day(DateOnly date) => $"{date.Month}月{date.Day}日（{Weekday(date)}）";

    /// <summary>R8.10.20</summary>
    public static string Short(DateOnly date) => date >= JapaneseEra.FirstDay
        ? JapaneseDate.Compact(date)
        : $"{date.Year}.{date.Month}.{date.Day}";

    /// <summary>10月20日（火）17:00まで</summary>
    public static string Deadline(DateOnly date, TimeOnly time) => $"{Day(date)}{Clock(time)}まで";

    /// <summary>10月20日（火）24:00まで: the end of the day.</summary>
    public static string Deadline(DateOnly date) => $"{Day(date)}24:00まで";

    /// <summary>Midnight is the end of the day before: nobody reads 21日0:00 as the 20th.</summary>
    public static string Deadline(DateTimeOffset moment)
    {
        var local = AtTokyo(moment);
        return local.TimeOfDay == TimeSpan.Zero ? Deadline(DateOnly.FromDateTime(local.DateTime).AddDays(-1)) : Deadline(DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime));
    }

    /// <summary>あと3日 / 本日まで / 3日過ぎました: only in addition to the date itself.</summary>
    public static string Left(DateOnly limit, DateOnly today) => (limit.DayNumber - today.DayNumber) switch
    {
        0 => "本日まで",
        > 0 and var days => $"あと{days}日",
        var days => $"{-days}日過ぎました",
    };

    /// <summary>令和8年10月1日（木）〜令和8年10月20日（火）</summary>
    public static string Period(DateOnly from, DateOnly to) => $"{Full(from)}〜{Full(to)}";

    /// <summary>令和8年度（2026年4月〜2027年3月）</summary>
    public static string FiscalYear(int startYear)
    {
        // The year that began on 1 April 2019 is called 令和元年度 although its first month was still 平成.
        var label = startYear == 2019 ? "令和元年" : EraYear(new DateOnly(startYear, 4, 1));
        return $"{label}度（{startYear}年4月〜{startYear + 1}年3月）";
    }

    public static string Weekday(DateOnly date) => "日月火水木金土"[(int)date.DayOfWeek].ToString();

    public static string Clock(TimeOnly time) => time.ToString("H:mm", CultureInfo.InvariantCulture);

    private static string EraYear(DateOnly date) => date >= JapaneseEra.FirstDay
        ? JapaneseDate.Year(date)
        : $"{date.Year}年";
}
