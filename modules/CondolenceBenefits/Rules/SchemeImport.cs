using System.Text.Json.Nodes;

namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>The collected schemes as first versions of tables. What their pages do not say is left open or marked as a setting.</summary>
internal static class SchemeImport
{
    public static IReadOnlyList<string> Ids => [.. Schemes().Select(scheme => (string)scheme["id"]!)];

    public static BenefitTable Read(string id)
    {
        var scheme = Schemes().Single(scheme => (string)scheme["id"]! == id);
        var window = Window(scheme["claim_defaults"]?["window"]);
        return new BenefitTable(
            id, "1", (string)scheme["name_ja"]!, null, null,
            [.. scheme["benefits"]!.AsArray().Select(benefit => Rule(benefit!, window))]);
    }

    private static IEnumerable<JsonNode> Schemes()
    {
        using var stored = typeof(SchemeImport).Assembly.GetManifestResourceStream("schemes.json")
            ?? throw new InvalidOperationException("The schemes are not embedded.");
        return [.. JsonNode.Parse(stored)!["schemes"]!.AsArray().OfType<JsonNode>()];
    }

    private static BenefitRule Rule(JsonNode benefit, ClaimWindow? window)
    {
        var kind = RuleJson.Read<BenefitKind>(benefit["kind"]!.ToJsonString());
        var ends = kind is BenefitKind.SicknessAbsence or BenefitKind.Hospitalisation;
        return new BenefitRule((string)benefit["id"]!, kind, (string)benefit["label_ja"]!, SchemeTriggers.Read(benefit, kind), SchemePay.Read(benefit["pay"]!))
        {
            Eligibility = SchemeEligibility.Read(benefit["eligibility"], kind),
            Limits = [.. (benefit["limits"]?.AsArray() ?? []).Select(limit => SchemeEligibility.Limit(limit!))],
            ClaimWindow = window is not null && ends ? window with { From = WindowStart.EndOfEvent } : window,
            EarliestClaim = ends ? EarliestClaim.AfterEnd : EarliestClaim.EventDay,
            Documents = Documents(benefit, kind),
            Payee = kind == BenefitKind.DeathMember ? PayeeKind.Survivor : PayeeKind.Member,
            Source = (string?)benefit["source"] ?? string.Empty,
            Confidence = (string?)benefit["confidence"] == "partial" ? Confidence.Partial : Confidence.Seen,
        };
    }

    /// <summary>The pages name the same papers for farewell and sickness as the defaults do, so these are no settings there.</summary>
    private static IReadOnlyList<DocumentNeed> Documents(JsonNode benefit, BenefitKind kind)
    {
        var published = benefit["documents"] is not null && kind is BenefitKind.RetirementFarewell or BenefitKind.SicknessAbsence;
        return [.. DocumentDefaults.For(kind).Select(document => document with { Setting = !published })];
    }

    private static ClaimWindow? Window(JsonNode? window) => window is null
        ? null
        : new ClaimWindow(
            SchemeEligibility.Span(window),
            (string?)window["from_"] == "day_after_event" ? WindowStart.DayAfterEvent : WindowStart.EventDay,
            AfterLeaving: true);
}
