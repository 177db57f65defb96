namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>One benefit a member, kind, event day and subject. The subject's key makes twins two; each of two married
/// members has a history of their own (DOMAIN 2.9, case 19). A step of years or age, a birth, a death and a school of one level are
/// paid once, whatever day is typed.</summary>
internal static class SameEventOnce
{
    public static Finding Check(Question question)
    {
        var earlier = question.Facts.EarlierBenefits.FirstOrDefault(benefit => Same(benefit, question));
        if (earlier is not null)
        {
            return Finding.Refused(
                "同じ申請なし", Words.Of(earlier.EventDate), "benefits.same_event",
                $"{question.Rule.Label}（{Words.Of(earlier.EventDate)}）は、すでに申請があります。", "event_date");
        }
        // One that came before steps were kept: what it was for is sealed, and a person looks.
        return question.Step is not null && question.Facts.EarlierBenefits.FirstOrDefault(b => b.Step is null && IsAbout(b, question)) is { } old
            ? Finding.NeedsPerson("同じ申請なし", Words.Of(old.EventDate), "前の申請と同じ出来事かどうかを確かめてください")
            : Finding.Satisfied("同じ申請なし", Words.Of(question.Day));
    }

    private static bool IsAbout(EarlierBenefit benefit, Question question) =>
        benefit.Kind == question.Rule.Kind && !benefit.MonthOnly && benefit.SubjectKey == question.Facts.SubjectKey;

    private static bool Same(EarlierBenefit benefit, Question question) =>
        IsAbout(benefit, question) && (benefit.EventDate == question.Day || (question.Step is not null && benefit.Step == question.Step));
}
