namespace WelfareMutual.Kernel.Calendar;

/// <summary>
/// The last day of a period of civil law, which ends at 24:00 of it. The first day is not counted unless the period
/// starts at 0:00 (民法140条); months and years follow the calendar and end on the day before the corresponding day,
/// or on the last day of the month where there is none (民法143条). Always compute from the original day: adding a month
/// twice is not adding two months. A last day on which no business is done moves on where that is the custom
/// (民法142条): <see cref="BusinessDays.OnOrAfter"/>.
/// </summary>
public static class Period
{
    /// <summary>The last day of a period of days.</summary>
    /// <param name="day">The day of the event.</param>
    /// <param name="days">At least 1.</param>
    /// <param name="firstDayCounts">Whether the day of the event is the first of the period.</param>
    public static DateOnly EndAfterDays(DateOnly day, int days, bool firstDayCounts = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        return FirstCounted(day, firstDayCounts).AddDays(days - 1);
    }

    /// <summary>The last day of a period of weeks.</summary>
    public static DateOnly EndAfterWeeks(DateOnly day, int weeks, bool firstDayCounts = false) =>
        EndAfterDays(day, checked(weeks * 7), firstDayCounts);

    /// <summary>The last day of a period of months.</summary>
    /// <param name="day">The day of the event.</param>
    /// <param name="months">At least 1.</param>
    /// <param name="firstDayCounts">Whether the day of the event is the first of the period.</param>
    public static DateOnly EndAfterMonths(DateOnly day, int months, bool firstDayCounts = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        var first = FirstCounted(day, firstDayCounts);
        var corresponding = first.AddMonths(months);
        return corresponding.Day == first.Day ? corresponding.AddDays(-1) : corresponding;
    }

    /// <summary>The last day of a period of years.</summary>
    public static DateOnly EndAfterYears(DateOnly day, int years, bool firstDayCounts = false) =>
        EndAfterMonths(day, checked(years * 12), firstDayCounts);

    private static DateOnly FirstCounted(DateOnly day, bool firstDayCounts) => firstDayCounts ? day : day.AddDays(1);
}
