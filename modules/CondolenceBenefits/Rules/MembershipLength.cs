namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>Waiting time, first covered month and shortest membership (DOMAIN 2.2). The day of joining begins at 0:00 and counts.</summary>
internal static class MembershipLength
{
    public static IEnumerable<Finding> Check(Question question)
    {
        if (question.Membership is not { } membership)
        {
            yield break;
        }

        var (eligibility, joined) = (question.Rule.Eligibility, membership.Joined);
        if (eligibility.Waiting is { } waiting)
        {
            var from = waiting.LastDay(joined, firstDayCounts: true).AddDays(1);
            yield return CoveredFrom(question, from, $"加入から{Words.Of(waiting)}は対象になりません");
        }

        if (eligibility.FromMonthAfterJoining)
        {
            yield return CoveredFrom(question, new DateOnly(joined.Year, joined.Month, 1).AddMonths(1), "加入した月の翌月から対象です");
        }

        if (Shortest(question) is { } shortest)
        {
            var complete = shortest.LastDay(joined, firstDayCounts: true);
            var inputs = $"加入日 {Words.Of(joined)}、{Words.Of(complete)}で{Words.Of(shortest)}";
            yield return question.Day >= complete
                ? Finding.Satisfied("会員の年数", inputs)
                : Finding.Refused("会員の年数", inputs, "benefits.membership_short", $"会員になって{Words.Of(shortest)}以上の方が対象です。", "membership");
        }
    }

    private static Span? Shortest(Question question) =>
        question.Rule.Pay is MilestonePay pay && pay.Milestones.FirstOrDefault(step => step.At == question.Step)?.MinMembership is { } own
            ? own
            : question.Rule.Eligibility.MinMembership;

    private static Finding CoveredFrom(Question question, DateOnly from, string reason)
    {
        var inputs = $"{Words.Of(question.Day)}、対象は{Words.Of(from)}から";
        return question.Day >= from
            ? Finding.Satisfied("対象になる日", inputs)
            : Finding.Refused("対象になる日", inputs, "benefits.waiting", $"{reason}（{Words.Of(from)}から）。", "event_date");
    }
}
