using System.Collections.Frozen;
using System.Globalization;

namespace WelfareMutual.Kernel.Calendar;

/// <summary>
/// National holidays of Japan with substitute holidays (国民の祝日に関する法律), 1970 to 2050, from the project
/// holiday-jp. The Cabinet Office names the next year each February: later years are computed, not yet official.
/// </summary>
public static class Holidays
{
    /// <summary>The first day known.</summary>
    public static readonly DateOnly From = new(1970, 1, 1);

    /// <summary>The last day known.</summary>
    public static readonly DateOnly To = new(2050, 12, 31);

    /// <summary>The last day of the years that the Cabinet Office has announced.</summary>
    public static readonly DateOnly OfficialTo = new(2027, 12, 31);

    private static readonly FrozenDictionary<DateOnly, string> Names = Load();

    /// <summary>The name of the holiday, or null on other days. Throws <see cref="ArgumentOutOfRangeException"/> outside 1970 to 2050.</summary>
    public static string? NameOf(DateOnly day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(day, From);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, To);
        return Names.GetValueOrDefault(day);
    }

    /// <summary>Whether the day is a national holiday. Throws outside 1970 to 2050.</summary>
    public static bool Contains(DateOnly day) => NameOf(day) is not null;

    private static FrozenDictionary<DateOnly, string> Load()
    {
        using var stream = typeof(Holidays).Assembly.GetManifestResourceStream("WelfareMutual.Kernel.Calendar.holidays.txt")
            ?? throw new InvalidOperationException("The table of holidays is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var names = new Dictionary<DateOnly, string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            var parts = line.Split(',');
            foreach (var holiday in parts.Skip(1))
                names.Add(DateOnly.ParseExact(parts[0] + holiday[..4], "yyyyMMdd", CultureInfo.InvariantCulture), holiday[4..]);
        }
        return names.ToFrozenDictionary();
    }
}
