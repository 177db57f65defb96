using System.Text.Json.Nodes;

namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>Conditions and limits of a collected benefit.</summary>
internal static class SchemeEligibility
{
    /// <summary>The form that a partner signs when the member has already left (Hyogo).</summary>
    public const string PartnerConsent = "partner_consent";

    public static Eligibility Read(JsonNode? eligibility, BenefitKind kind)
    {
        var joined = eligibility?["joined_on_or_before"];
        var grace = eligibility?["post_membership_grace"];
        return new Eligibility
        {
            FromMonthAfterJoining = (string?)eligibility?["effective_from"] == "month after joining",
            MinMembership = eligibility?["min_membership"] is { } shortest ? Span(shortest) : null,
            JoinedBy = joined is null ? null : new MonthDay((int)joined["month"]!, (int)joined["day"]!),
            Grace = grace is null ? null : new Grace(Span(grace), PartnerConsent),
            LegalMarriageOnly = kind == BenefitKind.Marriage,
            SameSpouseOnce = kind == BenefitKind.Marriage,
        };
    }

    public static Limit Limit(JsonNode limit) =>
        new(RuleJson.Read<LimitScope>(limit["scope"]!.ToJsonString()), (int?)limit["count"] ?? 1)
        {
            Length = limit["length"] is { } length ? Span(length) : null,
        };

    public static Span Span(JsonNode span) => new((int)span["value"]!, RuleJson.Read<SpanUnit>(span["unit"]!.ToJsonString()));
}
