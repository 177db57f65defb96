namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>Everything that a decision looks at, and nothing else: stored with the claim, it gives the same amount again.
/// Keys are digests, never names. SubjectKey tells one child or parent from another.</summary>
internal sealed record ClaimFacts(BenefitKind Kind, DateOnly EventDate, DateOnly ClaimDate, Relation Subject, string SubjectKey)
{
    public IReadOnlyList<MembershipSpan> Memberships { get; init; } = [];

    public IReadOnlyList<EarlierBenefit> EarlierBenefits { get; init; } = [];

    /// <summary>Days on which the member met a condition of any benefit, claimed or not.</summary>
    public IReadOnlyList<DateOnly> QualifyingEvents { get; init; } = [];

    /// <summary>Ids of the documents that came with the claim.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    public DateOnly? BirthDate { get; init; }

    public DateOnly? Hired { get; init; }

    public DateOnly? Married { get; init; }

    public string? SpouseKey { get; init; }

    public bool LegalMarriage { get; init; } = true;

    /// <summary>Null where no books say so.</summary>
    public bool? DuesUnpaid { get; init; }

    public SchoolLevel? SchoolLevel { get; init; }

    public DateOnly? ChildDied { get; init; }

    /// <summary>First day absent or in hospital.</summary>
    public DateOnly? AbsentFrom { get; init; }

    /// <summary>Day of return, or of discharge: for an absence not a day absent any more, for a hospital stay still a day in it.</summary>
    public DateOnly? BackOn { get; init; }

    /// <summary>Which step is claimed; found from the event date when null.</summary>
    public int? Step { get; init; }

    public string? Cause { get; init; }

    public string? Degree { get; init; }

    /// <summary>0 to 1.</summary>
    public decimal? DamageRate { get; init; }
}

/// <summary>Left is the last day of membership. A move to another member enterprise does not end a span.</summary>
internal sealed record MembershipSpan(DateOnly Joined, DateOnly? Left)
{
    public bool Contains(DateOnly day) => day >= Joined && (Left is null || day <= Left);
}

/// <summary>MonthOnly: taken over from the old machine, which kept year and month of payment only.</summary>
internal sealed record EarlierBenefit(BenefitKind Kind, DateOnly EventDate, string SubjectKey)
{
    public string? RuleId { get; init; }

    public string? SpouseKey { get; init; }

    public int? Step { get; init; }

    public bool MonthOnly { get; init; }
}
