namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>民法138-143条: the first day is not counted unless the term begins at 0:00; months and years follow the calendar and
/// end on the day before the corresponding day, or on the last day of a month that has none.</summary>
internal static class Term
{
    public static DateOnly LastDay(DateOnly from, Span span, bool firstDayCounts)
    {
        var start = firstDayCounts ? from : from.AddDays(1);
        if (span.Unit is SpanUnit.Day or SpanUnit.Week)
        {
            return start.AddDays((span.Unit == SpanUnit.Week ? span.Value * 7 : span.Value) - 1);
        }

        var corresponding = start.AddMonths(span.Unit == SpanUnit.Year ? span.Value * 12 : span.Value);
        return corresponding.Day == start.Day ? corresponding.AddDays(-1) : corresponding;
    }

    /// <summary>Full years on a day; someone born on 29 February is a year older on 28 February.</summary>
    public static int FullYears(DateOnly from, DateOnly on)
    {
        var years = on.Year - from.Year;
        return on < from.AddYears(years) ? years - 1 : years;
    }

    public static int FiscalYear(DateOnly day) => day.Month >= 4 ? day.Year : day.Year - 1;
}
