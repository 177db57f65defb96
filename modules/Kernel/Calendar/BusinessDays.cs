namespace WelfareMutual.Kernel.Calendar;

/// <summary>
/// Days on which banks do business: not Saturdays, Sundays, national holidays and 31 December to 3 January
/// (銀行法15条1項, 銀行法施行令5条1項), nor the extra closing days given. Known from 1970 to 2050; outside it throws.
/// </summary>
/// <param name="closed">Further days without business, as the foundation's own closing days.</param>
public sealed class BusinessDays(IReadOnlySet<DateOnly> closed)
{
    /// <summary>The days of banks alone.</summary>
    public static readonly BusinessDays OfBanks = new(new HashSet<DateOnly>());

    /// <summary>Whether business is done on the day.</summary>
    public bool IsBusinessDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && day is not ({ Month: 12, Day: 31 } or { Month: 1, Day: <= 3 })
        && !closed.Contains(day)
        && !Holidays.Contains(day);

    /// <summary>The day itself if business is done, else the next that is. Used for direct debits and periods (民法142条).</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsBusinessDay(day)) day = day.AddDays(1);
        return day;
    }

    /// <summary>The day itself if business is done, else the last before it. Used for payments of benefits.</summary>
    public DateOnly OnOrBefore(DateOnly day)
    {
        while (!IsBusinessDay(day)) day = day.AddDays(-1);
        return day;
    }

    /// <summary>The next business day, but the last before it when that would fall in the next month (modified following).</summary>
    public DateOnly OnOrAfterWithinMonth(DateOnly day)
    {
        var after = OnOrAfter(day);
        return after.Month == day.Month ? after : OnOrBefore(day);
    }

    /// <summary>The first business day after the day.</summary>
    public DateOnly Next(DateOnly day) => OnOrAfter(day.AddDays(1));

    /// <summary>The last business day before the day.</summary>
    public DateOnly Previous(DateOnly day) => OnOrBefore(day.AddDays(-1));

    /// <summary>The business day that many business days later, or earlier when negative. 0 is the day itself, whatever it is.</summary>
    public DateOnly Add(DateOnly day, int businessDays)
    {
        for (var left = Math.Abs(businessDays); left > 0; left--) day = businessDays > 0 ? Next(day) : Previous(day);
        return day;
    }
}
