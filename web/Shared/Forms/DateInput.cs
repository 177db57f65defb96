using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Kernel.Text;

namespace WelfareMutual.Web.Shared.Forms;

/// <summary>What a person typed into a date field: an era or the western count, then year, month and day as text.</summary>
public sealed partial class DateInput
{
    public string? Era { get; set; }
    public string? Year { get; set; }
    public string? Month { get; set; }
    public string? Day { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Year) && string.IsNullOrWhiteSpace(Month) && string.IsNullOrWhiteSpace(Day);

    /// <summary>Fills the field from a known date, in the era that the reader would write.</summary>
    public static DateInput From(DateOnly date, bool western = false)
    {
        var era = western || date < JapaneseEra.FirstDay ? null : JapaneseEra.Of(date);
        return new()
        {
            Era = era?.Name,
            Year = Text(era?.YearOf(date) ?? date.Year),
            Month = Text(date.Month),
            Day = Text(date.Day),
        };
    }

    public bool TryRead(out DateOnly date, out string error) => TryRead("日付", out date, out error);

    public bool TryRead(string label, out DateOnly date, out string error)
    {
        date = default;
        if (IsEmpty)
        {
            error = $"「{label}」を入力してください。";
            return false;
        }

        var (era, year, month, day) = Parts();
        error = Missing(year, month, day) ?? "";
        return error.Length == 0 && Resolve(era, year, month, day, out date, out error);
    }

    private (string? Era, string Year, string Month, string Day) Parts()
    {
        // ㋿ and ㍻ are one letter each.
        var year = Digits.Tidy(Year?.Normalize(NormalizationForm.FormKC));
        var whole = WholeDate().Match(year);
        if (whole.Success)
        {
            return (EraOf(whole), Group(whole, "y"), Group(whole, "m"), Group(whole, "d"));
        }

        var packed = PackedDate().Match(year);
        if (packed.Success)
        {
            return (null, Group(packed, "y"), Group(packed, "m"), Group(packed, "d"));
        }

        var withEra = YearWithEra().Match(year);
        return withEra.Success
            ? (EraOf(withEra) ?? Era, Group(withEra, "y"), Digits.Tidy(Month), Digits.Tidy(Day))
            : (Era, year, Digits.Tidy(Month), Digits.Tidy(Day));
    }

    private static string? Missing(string year, string month, string day)
    {
        var blank = new[] { (year, "年"), (month, "月"), (day, "日") }.Where(p => p.Item1.Length == 0).Select(p => p.Item2).ToList();
        if (blank.Count > 0)
        {
            return $"{string.Join("と", blank)}を入力してください。";
        }

        var odd = new[] { (year, "年"), (month, "月"), (day, "日") }.FirstOrDefault(p => Number(p.Item1) is null);
        return odd.Item2 is null ? null : $"{odd.Item2}は数字で入力してください。例：令和8年9月12日";
    }

    private static bool Resolve(string? eraName, string yearText, string monthText, string dayText, out DateOnly date, out string error)
    {
        date = default;
        var (year, month, day) = (Number(yearText)!.Value, Number(monthText)!.Value, Number(dayText)!.Value);
        var era = EraNamed(eraName);
        var western = era is null ? year : era.Start.Year + year - 1;
        error = WrongYear(era, year, western) ?? WrongDay(western, month, day) ?? "";
        if (error.Length > 0)
        {
            return false;
        }

        date = new DateOnly(western, month, day);
        error = WrongEra(era, date) ?? "";
        return error.Length == 0;
    }

    /// <summary>By its name or the letter of forms: 令和, R.</summary>
    internal static JapaneseEra? EraNamed(string? name) => Digits.Tidy(name).ToUpperInvariant() is { Length: > 0 } given
        ? JapaneseEra.All.FirstOrDefault(era => era.Name == given || given.Length == 1 && era.Letter == given[0])
        : null;

    private static string? WrongYear(JapaneseEra? era, int year, int western) => era switch
    {
        null when year < 1000 => "西暦の年は4けたで入力してください。元号の年のときは、元号を選んでください。",
        not null when year < 1 => $"{era.Name}{year}年はありません。日付を確かめてください。",
        _ when western is < 1873 or > 2199 => "年を確かめてください。明治6年（1873年）から後の日付を入力できます。",
        _ => null,
    };

    private static string? WrongDay(int western, int month, int day)
    {
        if (month is < 1 or > 12)
        {
            return $"{month}月はありません。日付を確かめてください。";
        }

        if (day >= 1 && day <= DateTime.DaysInMonth(western, month))
        {
            return null;
        }

        return month == 2 && day == 29
            ? $"{western}年の2月29日はありません。日付を確かめてください。"
            : $"{month}月{day}日はありません。日付を確かめてください。";
    }

    private static string? WrongEra(JapaneseEra? era, DateOnly date)
    {
        if (era is null || era.Contains(date))
        {
            return null;
        }

        var instead = $"{JapaneseDate.Full(date)}と入力してください。";
        return date > era.End
            ? $"{JapaneseDate.Year(era.End)}は{era.End.Month}月{era.End.Day}日までです。{instead}"
            : $"{era.Name}は元年{era.Start.Month}月{era.Start.Day}日からです。{instead}";
    }

    private static int? Number(string text) => text == "元"
        ? 1
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && text.Length <= 4 ? number : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    private static string Group(Match match, string name) => match.Groups[name].Value;
    private static string? EraOf(Match match) => match.Groups["e"].Success ? Group(match, "e") : null;

    [GeneratedRegex(@"^(?<e>令和|平成|昭和|大正|明治|西暦|[RHSTM])?(?<y>元|\d{1,4})(?:年|[./-])(?<m>\d{1,2})(?:月|[./-])(?<d>\d{1,2})日?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WholeDate();

    [GeneratedRegex(@"^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PackedDate();

    [GeneratedRegex(@"^(?<e>令和|平成|昭和|大正|明治|[RHSTM])?(?<y>元|\d{1,4})年?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex YearWithEra();
}
