namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>One benefit a member, kind, event day and subject. The subject's key makes twins two; each of two married
/// members has a history of their own (DOMAIN 2.9, case 19). A step of years or age is paid once.</summary>
internal static class SameEventOnce
{
    public static Finding Check(Question question)
    {
        var earlier = question.Facts.EarlierBenefits.FirstOrDefault(benefit => Same(benefit, question));
        return earlier is null
            ? Finding.Satisfied("同じ申請なし", Words.Of(question.Day))
            : Finding.Refused(
                "同じ申請なし", Words.Of(earlier.EventDate), "benefits.same_event",
                $"{question.Rule.Label}（{Words.Of(earlier.EventDate)}）は、すでに申請があります。", "event_date");
    }

    private static bool Same(EarlierBenefit benefit, Question question) =>
        benefit.Kind == question.Rule.Kind && !benefit.MonthOnly && benefit.SubjectKey == question.Facts.SubjectKey
        && (benefit.EventDate == question.Day || (question.Step is not null && benefit.Step == question.Step));
}
