using System.Globalization;

namespace WelfareMutual.Payouts.Zengin;

/// <summary>MMDD has no year: the nearest such day on or after the day of making; 0229 only in leap years (STANDARDS 2.2).</summary>
internal static class TransferDay
{
    public static string MonthDay(DateOnly day) => day.ToString("MMdd", CultureInfo.InvariantCulture);

    public static DateOnly? Resolve(string monthDay, DateOnly madeOn)
    {
        if (!Valid(monthDay, out var month, out var day))
        {
            return null;
        }

        for (var year = madeOn.Year; year <= madeOn.Year + 8; year++)
        {
            if (day <= DateTime.DaysInMonth(year, month) && new DateOnly(year, month, day) >= madeOn)
            {
                return new DateOnly(year, month, day);
            }
        }

        return null;
    }

    public static bool Valid(string monthDay) => Valid(monthDay, out _, out _);

    private static bool Valid(string monthDay, out int month, out int day)
    {
        (month, day) = (0, 0);
        if (monthDay.Length != 4 || !monthDay.All(char.IsAsciiDigit))
        {
            return false;
        }

        month = int.Parse(monthDay.AsSpan(0, 2), CultureInfo.InvariantCulture);
        day = int.Parse(monthDay.AsSpan(2), CultureInfo.InvariantCulture);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(2024, month);
    }
}
