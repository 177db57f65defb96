namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>Which calendar day is the event, and which step it is (DOMAIN 2.4). Null when a fact for it is missing
/// or when the stated day is no step of the rule.</summary>
internal static class EventDay
{
    public static (DateOnly Day, int? Step)? Of(BenefitRule rule, ClaimFacts facts) => rule.Trigger.EventDay switch
    {
        EventDayRule.Stated => (facts.EventDate, Once(facts.Kind, facts.SchoolLevel, facts.Subject)),
        EventDayRule.AprilFirst => (AprilFirst(facts.EventDate), Once(facts.Kind, facts.SchoolLevel, facts.Subject)),
        EventDayRule.FirstDayAbsent or EventDayRule.Admission => (facts.AbsentFrom ?? facts.EventDate, null),
        EventDayRule.Birthday => Anniversary(rule, facts, facts.BirthDate),
        EventDayRule.HireAnniversary => Anniversary(rule, facts, facts.Hired),
        EventDayRule.WeddingAnniversary => Anniversary(rule, facts, facts.Married),
        EventDayRule.MembershipAnniversary => Anniversary(rule, facts, Joined(facts)),
        EventDayRule.QuietYears => QuietYears.Day(rule, facts) is { } day ? (day, null) : null,
        _ => throw new InvalidOperationException($"No event day for {rule.Trigger.EventDay}."),
    };

    /// <summary>What happens once to whom it is about, whatever day was typed: a birth, a death, a school of each level (DOMAIN 2.9, case 19).
    /// Null where the day tells one event from another, or while level or relation is not known.</summary>
    public static int? Once(BenefitKind kind, SchoolLevel? level, Relation? relation) => kind switch
    {
        BenefitKind.Childbirth or BenefitKind.DeathMember => 0,
        BenefitKind.SchoolEntry or BenefitKind.SchoolGraduation => (int?)level,
        BenefitKind.DeathFamily or BenefitKind.HouseDisasterRelativeDeath => (int?)relation,
        _ => null,
    };

    /// <summary>The day after a correction, where the other facts are not opened; what the rule counts itself is stated by nobody.</summary>
    public static DateOnly Corrected(EventDayRule rule, DateOnly before, DateOnly? stated) => rule switch
    {
        EventDayRule.QuietYears => before,
        EventDayRule.AprilFirst => AprilFirst(stated ?? before),
        _ => stated ?? before,
    };

    private static DateOnly AprilFirst(DateOnly stated) => new(stated.Year, 4, 1);

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
