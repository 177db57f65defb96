using WelfareMutual.Kernel.Calendar;

namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>How often in life, in a fiscal year, or in a time from the first day of the earlier one (Hyogo sickness: one
/// year from the first day of the earlier absence). Old records have a month only: warn instead of refusing (case 30).</summary>
internal static class RepeatLimit
{
    public static IEnumerable<Finding> Check(Question question) => question.Rule.Limits.Select(limit => Check(question, limit));

    private static Finding Check(Question question, Limit limit)
    {
        var counted = question.Facts.EarlierBenefits
            .Where(benefit => benefit.Kind == question.Rule.Kind)
            .Where(benefit => !limit.PerSubject || benefit.SubjectKey == question.Facts.SubjectKey)
            .Where(benefit => InScope(benefit, question, limit))
            .ToList();
        var name = Name(limit);
        if (counted.Count < limit.Count)
        {
            return Finding.Satisfied(name, counted.Count == 0 ? "これまでに支給なし" : $"これまでに{counted.Count}回");
        }

        var days = string.Join("、", counted.Select(benefit => Words.Of(benefit.EventDate)));
        if (counted.Count(benefit => !benefit.MonthOnly) < limit.Count)
        {
            return Finding.NeedsPerson(name, days, "前の支給の日が月までしか分かりません。期間の中か確かめてください。");
        }

        return limit.OnRepeat == OnRepeat.Manual
            ? Finding.NeedsPerson(name, days, "前の支給から間がないため、減額または不支給を決めてください。")
            : Finding.Refused(name, days, "benefits.repeat", $"{name}の決まりにより支給できません（前回 {days}）。", "event_date");
    }

    private static bool InScope(EarlierBenefit benefit, Question question, Limit limit) => limit.Scope switch
    {
        LimitScope.Lifetime => true,
        LimitScope.FiscalYear => FiscalYear.Of(benefit.EventDate) == FiscalYear.Of(question.Day),
        _ => Near(benefit, question.Day, limit.Length ?? new Span(1, SpanUnit.Year)),
    };

    /// <summary>Both ways: an earlier absence claimed after a later one was paid is a repeat as well.</summary>
    private static bool Near(EarlierBenefit benefit, DateOnly day, Span length)
    {
        var (first, last) = (benefit.EventDate, benefit.EventDate);
        if (benefit.MonthOnly)
        {
            first = new DateOnly(first.Year, first.Month, 1);
            last = first.AddMonths(1).AddDays(-1);
        }

        return first <= day ? day <= length.LastDay(last, firstDayCounts: false) : first <= length.LastDay(day, firstDayCounts: false);
    }

    private static string Name(Limit limit) => limit.Scope switch
    {
        LimitScope.Lifetime => $"生涯で{limit.Count}回まで",
        LimitScope.FiscalYear => $"年度で{limit.Count}回まで",
        _ => $"前の初日から{Words.Of(limit.Length ?? new Span(1, SpanUnit.Year))}に{limit.Count}回まで",
    };
}
