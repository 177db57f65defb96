namespace WelfareMutual.CondolenceBenefits.Rules;

internal enum BenefitKind
{
    Marriage,
    WeddingAnniversary,
    Childbirth,
    Stillbirth,
    SchoolEntry,
    SchoolGraduation,
    ComingOfAge,
    AgeMilestone,
    LongService,
    LongMembership,
    NoClaimBonus,
    RetirementFarewell,
    SicknessAbsence,
    Hospitalisation,
    Disability,
    HousingDisaster,
    HouseDisasterRelativeDeath,
    DeathMember,
    DeathFamily,
}

internal static class BenefitKinds
{
    public static bool IsOfMourning(this BenefitKind kind) =>
        kind is BenefitKind.DeathMember or BenefitKind.DeathFamily or BenefitKind.HouseDisasterRelativeDeath or BenefitKind.Stillbirth;
}

/// <summary>The numbers are stored as steps: what is new goes to the end.</summary>
internal enum Relation
{
    Member,
    Spouse,
    Child,
    Parent,
    SpouseParent,
    CohabitingFamily,
}

/// <summary>The numbers are stored as steps: what is new goes to the end.</summary>
internal enum SchoolLevel
{
    Elementary,
    JuniorHigh,
    High,
}

internal enum EventDayRule
{
    /// <summary>The day stated with the claim: registration, birth, death, damage, retirement.</summary>
    Stated,
    /// <summary>1 April of the stated year, whatever the day of the ceremony.</summary>
    AprilFirst,
    Birthday,
    HireAnniversary,
    MembershipAnniversary,
    WeddingAnniversary,
    /// <summary>The years counted from joining or from the last day on which any benefit condition was met.</summary>
    QuietYears,
    FirstDayAbsent,
    Admission,
}

internal enum SpanUnit
{
    Day,
    Week,
    Month,
    Year,
}

internal enum LimitScope
{
    Lifetime,
    FiscalYear,
    /// <summary>Length counted from the event day (for an absence: its first day) of the earlier benefit.</summary>
    Rolling,
}

internal enum OnRepeat
{
    Refuse,
    Manual,
}

internal enum Arrears
{
    Hold,
    Refuse,
    Ignore,
}

internal enum WindowStart
{
    /// <summary>The event day itself is not counted (民法140条), so this and DayAfterEvent end on the same day.</summary>
    EventDay,
    DayAfterEvent,
    /// <summary>Day of return or of discharge.</summary>
    EndOfEvent,
}

internal enum EarliestClaim
{
    EventDay,
    AfterEnd,
}

internal enum PayeeKind
{
    Member,
    Survivor,
    Enterprise,
}

internal enum Confidence
{
    Seen,
    Partial,
    Setting,
}
