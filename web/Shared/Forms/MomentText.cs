using System.Globalization;
using WelfareMutual.Kernel.Text;
using WelfareMutual.Web.Shared.Text;

namespace WelfareMutual.Web.Shared.Forms;

/// <summary>A day, or a day and a time in Japan, typed into one field of the office: R8.10.20 9:00. 24:00 is the end of the day.</summary>
public static class MomentText
{
    private static readonly TimeSpan Tokyo = TimeSpan.FromHours(9);

    public static string Of(DateTimeOffset moment)
    {
        var local = JapaneseDates.AtTokyo(moment);
        return $"{Of(DateOnly.FromDateTime(local.DateTime))} {JapaneseDates.Clock(TimeOnly.FromDateTime(local.DateTime))}";
    }

    public static string Of(DateOnly day) => JapaneseDates.Short(day);

    public static bool TryRead(string label, string? text, out DateOnly day, out string error) =>
        new DateInput { Year = text, Month = " ", Day = " " }.TryRead(label, out day, out error) || Example(label, text, ref error);

    public static bool TryRead(string label, string? text, out DateTimeOffset moment, out string error)
    {
        moment = default;
        var parts = Digits.HalfWidth(text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!TryRead(label, parts.FirstOrDefault(), out DateOnly day, out error))
        {
            return false;
        }
        if (parts.Length != 2 || !TryReadTime(parts[1], out var time))
        {
            error = $"「{label}」は、日付と時刻を空白で分けて入力してください。例：R8.10.20 9:00";
            return false;
        }
        moment = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Tokyo) + time;
        return true;
    }

    /// <summary>9:00, 17:30; 24:00 as the end of a day.</summary>
    private static bool TryReadTime(string text, out TimeSpan time)
    {
        if (text == "24:00")
        {
            time = TimeSpan.FromHours(24);
            return true;
        }
        var read = TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock);
        time = clock.ToTimeSpan();
        return read;
    }

    private static bool Example(string label, string? text, ref string error)
    {
        error = string.IsNullOrWhiteSpace(text) ? $"「{label}」を入力してください。" : $"「{label}」を日付として読めません。例：R8.10.20";
        return false;
    }
}
