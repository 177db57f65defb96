using System.Text.Json.Nodes;

namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>Event, relations, levels and years of a collected benefit.</summary>
internal static class SchemeTriggers
{
    public static Trigger Read(JsonNode benefit, BenefitKind kind)
    {
        var parameters = benefit["params"];
        return new Trigger(EventDayOf(kind))
        {
            Relations = [.. Words(benefit["trigger"]?["relation"]).Select(word => RuleJson.Read<Relation>(word))],
            SchoolLevels = [.. Words(parameters?["level"]).Select(word => RuleJson.Read<SchoolLevel>(word))],
            Years = (int?)(parameters?["age"] ?? parameters?["years"]),
        };
    }

    private static EventDayRule EventDayOf(BenefitKind kind) => kind switch
    {
        BenefitKind.SchoolEntry => EventDayRule.AprilFirst,
        BenefitKind.ComingOfAge or BenefitKind.AgeMilestone => EventDayRule.Birthday,
        BenefitKind.LongService => EventDayRule.HireAnniversary,
        BenefitKind.LongMembership => EventDayRule.MembershipAnniversary,
        BenefitKind.WeddingAnniversary => EventDayRule.WeddingAnniversary,
        BenefitKind.NoClaimBonus => EventDayRule.QuietYears,
        BenefitKind.SicknessAbsence => EventDayRule.FirstDayAbsent,
        BenefitKind.Hospitalisation => EventDayRule.Admission,
        _ => EventDayRule.Stated,
    };

    private static IEnumerable<string> Words(JsonNode? words) => words switch
    {
        null => [],
        JsonArray many => many.Select(word => word!.ToJsonString()),
        _ => [words.ToJsonString()],
    };
}
