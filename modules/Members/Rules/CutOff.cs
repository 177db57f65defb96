using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Kernel.Rulebook;

namespace WelfareMutual.Members.Rules;

/// <summary>Until when a filing must be in, and from which month it holds (DOMAIN 1.3). Schemes differ:
/// by the 20th for the 1st of the next month; by the 25th for the next, else the month after (Okazaki); by the 3rd for the same month (Yokohama).</summary>
/// <param name="Day">Day of the month; 31 is the last day of any month.</param>
/// <param name="MonthsAfter">0: the 1st of the month of the cut-off; 1: of the next.</param>
public sealed record CutOff(int Day, int MonthsAfter, HolidayRoll Roll) : IRuleSettings<CutOff>
{
    public static string Name => "members.cut-off";
    public static string Title => "届出の締切";
    public static CutOff Initial => new(20, 1, HolidayRoll.Previous);

    /// <summary>The month in whose cut-off an instant falls, and what follows from it.</summary>
    public EffectiveMonth At(DateTimeOffset filed)
    {
        var month = FirstOf(Clock.DayOf(filed)).AddMonths(-1);
        while (Deadline(month) <= filed)
        {
            month = month.AddMonths(1);
        }
        return new(month.AddMonths(MonthsAfter), LastDay(month), Deadline(month));
    }

    // The cut-off day belongs to the month until 24:00 Asia/Tokyo, which is the start of the next day.
    private DateTimeOffset Deadline(DateOnly month) => Clock.StartOf(LastDay(month).AddDays(1));

    private DateOnly LastDay(DateOnly month)
    {
        var day = new DateOnly(month.Year, month.Month, Math.Min(Day, DateTime.DaysInMonth(month.Year, month.Month)));
        return Roll switch
        {
            HolidayRoll.Previous => BusinessDays.OfBanks.OnOrBefore(day),
            HolidayRoll.Next => BusinessDays.OfBanks.OnOrAfter(day),
            _ => day,
        };
    }

    internal static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);
}

public enum HolidayRoll { None, Previous, Next }

/// <param name="From">First day of the month from which the filing holds.</param>
/// <param name="CutOffDay">Last day on which it may be filed or withdrawn.</param>
/// <param name="Deadline">The instant after that day: 24:00.</param>
public sealed record EffectiveMonth(DateOnly From, DateOnly CutOffDay, DateTimeOffset Deadline);
