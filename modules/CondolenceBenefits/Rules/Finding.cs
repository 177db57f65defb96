namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>A rule, the facts and the event day and step that the rule makes of them.</summary>
internal sealed record Question(BenefitTable Table, BenefitRule Rule, ClaimFacts Facts, DateOnly Day, int? Step)
{
    /// <summary>The membership on the event day, else the last one before it, else the first after it.</summary>
    public MembershipSpan? Membership =>
        Facts.Memberships.FirstOrDefault(span => span.Contains(Day))
        ?? Facts.Memberships.Where(span => span.Joined <= Day).MaxBy(span => span.Joined)
        ?? Facts.Memberships.MinBy(span => span.Joined);
}

/// <summary>What one check found. Manual: the rule cannot decide alone, and says why.</summary>
internal sealed record Finding(CheckState State, string Rule, string Inputs)
{
    public RuleRefusal? Refusal { get; init; }

    public string? Manual { get; init; }

    public static Finding Satisfied(string rule, string inputs) => new(CheckState.Satisfied, rule, inputs);

    public static Finding Look(string rule, string inputs) => new(CheckState.Look, rule, inputs);

    public static Finding NeedsPerson(string rule, string inputs, string reason) =>
        new(CheckState.Look, rule, inputs) { Manual = reason };

    public static Finding Refused(string rule, string inputs, string code, string text, string field) =>
        new(CheckState.NotSatisfied, rule, inputs) { Refusal = new RuleRefusal(code, text, field) };
}
