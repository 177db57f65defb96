namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>Which calendar day is the event, and which step it is (DOMAIN 2.4). Null when a fact for it is missing
/// or when the stated day is no step of the rule.</summary>
internal static class EventDay
{
    public static (DateOnly Day, int? Step)? Of(BenefitRule rule, ClaimFacts facts) => rule.Trigger.EventDay switch
    {
        EventDayRule.Stated => (facts.EventDate, null),
        EventDayRule.AprilFirst => (new DateOnly(facts.EventDate.Year, 4, 1), null),
        EventDayRule.FirstDayAbsent or EventDayRule.Admission => (facts.AbsentFrom ?? facts.EventDate, null),
        EventDayRule.Birthday => Anniversary(rule, facts, facts.BirthDate),
        EventDayRule.HireAnniversary => Anniversary(rule, facts, facts.Hired),
        EventDayRule.WeddingAnniversary => Anniversary(rule, facts, facts.Married),
        EventDayRule.MembershipAnniversary => Anniversary(rule, facts, Joined(facts)),
        EventDayRule.QuietYears => QuietYears.Day(rule, facts) is { } day ? (day, null) : null,
        _ => throw new InvalidOperationException($"No event day for {rule.Trigger.EventDay}."),
    };

    private static (DateOnly Day, int? Step)? Anniversary(BenefitRule rule, ClaimFacts facts, DateOnly? first)
    {
        if (first is not { } from)
        {
            return null;
        }

        var steps = rule.Pay is MilestonePay pay ? pay.Milestones.Select(milestone => milestone.At) : rule.Trigger.Years is { } one ? [one] : [];
        foreach (var step in steps.Where(step => facts.Step is null ? from.AddYears(step) == facts.EventDate : step == facts.Step))
        {
            return (from.AddYears(step), step);
        }

        return null;
    }

    private static DateOnly? Joined(ClaimFacts facts) =>
        facts.Memberships.Where(span => span.Joined <= facts.EventDate).Select(span => (DateOnly?)span.Joined).Max();
}
