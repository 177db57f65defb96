using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using WelfareMutual.Kernel.Text;

namespace WelfareMutual.Kernel.Calendar;

/// <summary>One attempt to read a written day: the day, or the reason why not.</summary>
internal readonly partial record struct WrittenDate(DateOnly? Day, string Reason)
{
    private const string Unreadable = "日付として読めません。1980/1/2、19800102、S55.1.2のように入れてください。";

    /// <summary>Longer text is never a date, and is not searched.</summary>
    private const int LongestDate = 40;

    internal static WrittenDate Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return No("日付が空です。日付を入れてください。");
        if (text.Length > LongestDate) return No(Unreadable);
        var plain = Midnight().Replace(Width(text), "");
        plain = string.Concat(plain.Where(c => !char.IsWhiteSpace(c)));
        if (Eight().Match(plain) is { Success: true } eight) return Western(eight);
        if (WesternDay().Match(plain) is { Success: true } western) return Western(western);
        if (EraDay().Match(plain) is { Success: true } era) return InEra(era);
        if (EraSix().Match(plain) is { Success: true } six) return InEra(six);
        if (ShortYear().IsMatch(plain)) return No("年が2けたです。1980のような4けたの西暦か、S55のように元号を付けて入れてください。");
        return No(Unreadable);
    }

    // NFKC also opens the one-character eras ㍻ and ㋿, which old systems export.
    private static string Width(string text)
    {
        try { return Digits.Hyphens(text.Normalize(NormalizationForm.FormKC)).ToUpperInvariant(); }
        catch (ArgumentException) { return ""; }
    }

    private static WrittenDate Western(Match match)
    {
        var (year, month, day) = (Number(match, "y"), Number(match, "m"), Number(match, "d"));
        if (year < JapaneseEra.FirstDay.Year) return No($"{year}年の日付は使えません。年を確かめてください。");
        return Exists(year, month, day) ? new(new(year, month, day), "") : NoSuchDay($"{year}年", month, day);
    }

    private static WrittenDate InEra(Match match)
    {
        var era = JapaneseEra.All.First(e => e.Name[0] == match.Groups["e"].Value[0] || e.Letter == match.Groups["e"].Value[0]);
        var eraYear = match.Groups["y"].Value == "元" ? 1 : Number(match, "y");
        var (month, date) = (Number(match, "m"), Number(match, "d"));
        if (eraYear == 0) return No($"{era.Name}0年はありません。年を確かめてください。");
        var year = era.Start.Year + eraYear - 1;
        var said = JapaneseDate.YearText(era, eraYear);
        if (!Exists(year, month, date)) return NoSuchDay(said, month, date);
        var day = new DateOnly(year, month, date);
        if (day < JapaneseEra.FirstDay) return No("明治6年1月1日より前の日付は使えません。年を確かめてください。");
        if (!era.Contains(day)) return No($"{said}{month}月{date}日はありません。{JapaneseDate.Full(day)}ではありませんか。");
        return new(day, "");
    }

    private static bool Exists(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static WrittenDate NoSuchDay(string year, int month, int day) =>
        month is < 1 or > 12
            ? No($"{month}月はありません。日付を確かめてください。")
            : No($"{year}{month}月{day}日はありません。日付を確かめてください。");

    private static WrittenDate No(string reason) => new(null, reason);

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<=[0-9日])(\s+|T)0?0:00(:00(\.0+)?)?Z?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Midnight();

    [GeneratedRegex(@"^(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Eight();

    [GeneratedRegex(@"^(西暦)?(?<y>[0-9]{4})((?<s>[/.\-])(?<m>[0-9]{1,2})\k<s>(?<d>[0-9]{1,2})|年(?<m>[0-9]{1,2})月(?<d>[0-9]{1,2})日)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WesternDay();

    [GeneratedRegex(@"^(?<e>明治?|大正?|昭和?|平成?|令和?|[MTSHR])\.?(?<y>[0-9]{1,3}|元)((?<s>[/.\-])(?<m>[0-9]{1,2})\k<s>(?<d>[0-9]{1,2})|年(?<m>[0-9]{1,2})月(?<d>[0-9]{1,2})日)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EraDay();

    [GeneratedRegex(@"^(?<e>明治?|大正?|昭和?|平成?|令和?|[MTSHR])(?<y>[0-9]{2})(?<m>[0-9]{2})(?<d>[0-9]{2})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EraSix();

    [GeneratedRegex(@"^([0-9]{1,2}[/.\-][0-9]{1,2}[/.\-][0-9]{1,2}|[0-9]{6}|[0-9]{1,2}年[0-9]{1,2}月[0-9]{1,2}日)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ShortYear();
}
