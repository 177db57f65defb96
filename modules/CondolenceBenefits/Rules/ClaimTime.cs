namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>Not before the event (or its end), not after the window, and after leaving only where allowed (DOMAIN 2.3).</summary>
internal static class ClaimTime
{
    public static DateOnly? ClaimBy(Question question)
    {
        if (question.Rule.ClaimWindow is not { } window)
        {
            return null;
        }

        var from = window.From == WindowStart.EndOfEvent ? question.Facts.BackOn : question.Day;
        return from is { } start ? window.Length.LastDay(start, firstDayCounts: false) : null;
    }

    public static IEnumerable<Finding> Check(Question question)
    {
        yield return Earliest(question);
        if (ClaimBy(question) is { } last)
        {
            yield return question.Facts.ClaimDate <= last
                ? Finding.Satisfied("申請の期限", $"{Words.Of(last)}まで")
                : Finding.Refused(
                    "申請の期限", $"{Words.Of(last)}まで、申請日 {Words.Of(question.Facts.ClaimDate)}", "benefits.claim_late",
                    $"申請の期限（{Words.Of(last)}）を過ぎています。", "claim_date");
        }
        else if (question.Rule.ClaimWindow is null)
        {
            yield return Finding.Look("申請の期限", "この給付の期限は登録されていません");
        }

        if (question.Rule.ClaimWindow is { AfterLeaving: false })
        {
            yield return question.Facts.Memberships.Any(span => span.Contains(question.Facts.ClaimDate))
                ? Finding.Satisfied("申請の日に会員", Words.Of(question.Facts.ClaimDate))
                : Finding.Refused(
                    "申請の日に会員", Words.Of(question.Facts.ClaimDate), "benefits.claimed_after_leaving",
                    "退会した後は申請できません。", "claim_date");
        }
    }

    private static Finding Earliest(Question question)
    {
        var claim = question.Facts.ClaimDate;
        if (question.Rule.EarliestClaim == EarliestClaim.EventDay)
        {
            return claim >= question.Day
                ? Finding.Satisfied("申請できる日", $"{Words.Of(question.Day)}から")
                : Finding.Refused(
                    "申請できる日", $"{Words.Of(question.Day)}から", "benefits.claim_early",
                    $"{Words.Of(question.Day)}から申請できます。", "claim_date");
        }

        return question.Facts.BackOn is { } back && claim >= back
            ? Finding.Satisfied("復職・退院の後の申請", Words.Of(back))
            : Finding.Refused(
                "復職・退院の後の申請", Words.Of(claim), "benefits.not_back", "復職または退院した後に申請してください。", "back_on");
    }
}
