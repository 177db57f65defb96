using WelfareMutual.Kernel.Calendar;

namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>One version of a scheme's rules. Which version counts is decided by the event day, not by the day of
/// claiming (DOMAIN 7, rule 15). A null bound is open; both bounds are included.</summary>
internal sealed record BenefitTable(
    string SchemeId, string Version, string Label, DateOnly? EffectiveFrom, DateOnly? EffectiveTo, IReadOnlyList<BenefitRule> Rules)
{
    public bool Covers(DateOnly eventDay) =>
        (EffectiveFrom is null || eventDay >= EffectiveFrom) && (EffectiveTo is null || eventDay <= EffectiveTo);
}

internal sealed record BenefitRule(string Id, BenefitKind Kind, string Label, Trigger Trigger, Pay Pay)
{
    public Eligibility Eligibility { get; init; } = new();

    public IReadOnlyList<Limit> Limits { get; init; } = [];

    /// <summary>A child who died before this many days after birth has no birth benefit (7 or 14; null: no such rule).</summary>
    public int? NewbornDeathDays { get; init; }

    /// <summary>Null where the scheme publishes none: the claim is then looked at by a person.</summary>
    public ClaimWindow? ClaimWindow { get; init; }

    public EarliestClaim EarliestClaim { get; init; } = EarliestClaim.EventDay;

    public IReadOnlyList<DocumentNeed> Documents { get; init; } = [];

    public PayeeKind Payee { get; init; } = PayeeKind.Member;

    public string Source { get; init; } = string.Empty;

    public Confidence Confidence { get; init; } = Confidence.Seen;
}

/// <summary>What happened, to whom, and which calendar day is the event day. An empty list of relations or levels means any.</summary>
internal sealed record Trigger(EventDayRule EventDay)
{
    public IReadOnlyList<Relation> Relations { get; init; } = [];

    public IReadOnlyList<SchoolLevel> SchoolLevels { get; init; } = [];

    /// <summary>Age or number of years at which the event happens, where it is one number.</summary>
    public int? Years { get; init; }
}

internal sealed record Eligibility
{
    /// <summary>Member on the event day; false where another cut-off takes its place.</summary>
    public bool MemberOnEventDay { get; init; } = true;

    /// <summary>Events in this time from the day of joining are not covered.</summary>
    public Span? Waiting { get; init; }

    /// <summary>Covered from the first of the month after joining.</summary>
    public bool FromMonthAfterJoining { get; init; }

    public Span? MinMembership { get; init; }

    /// <summary>Joined on or before this day of the event's year; takes the place of membership on the event day.</summary>
    public MonthDay? JoinedBy { get; init; }

    public Grace? Grace { get; init; }

    public bool SameSpouseOnce { get; init; }

    public bool LegalMarriageOnly { get; init; }

    public Arrears Arrears { get; init; } = Arrears.Hold;
}

internal sealed record Span(int Value, SpanUnit Unit)
{
    public DateOnly LastDay(DateOnly from, bool firstDayCounts) => Unit switch
    {
        SpanUnit.Day => Period.EndAfterDays(from, Value, firstDayCounts),
        SpanUnit.Week => Period.EndAfterWeeks(from, Value, firstDayCounts),
        SpanUnit.Month => Period.EndAfterMonths(from, Value, firstDayCounts),
        _ => Period.EndAfterYears(from, Value, firstDayCounts),
    };
}

internal sealed record MonthDay(int Month, int Day);

/// <summary>Still covered for a time after leaving, if this document is there (Hyogo: the partner's consent).</summary>
internal sealed record Grace(Span Length, string DocumentId);

/// <summary>At most Count in the scope. OnRepeat Manual: a person decides on a reduction (DOMAIN 7, rule 1).</summary>
internal sealed record Limit(LimitScope Scope, int Count)
{
    public Span? Length { get; init; }

    public bool PerSubject { get; init; }

    public OnRepeat OnRepeat { get; init; } = OnRepeat.Refuse;
}

internal sealed record ClaimWindow(Span Length, WindowStart From, bool AfterLeaving);

/// <summary>Setting: not from the scheme's own page, an assumption that the office confirms or changes.</summary>
internal sealed record DocumentNeed(string Id, string Label)
{
    public IReadOnlyList<string> Alternatives { get; init; } = [];

    public bool Optional { get; init; }

    public bool Setting { get; init; }
}
