using System.Text.Json.Nodes;

namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>The pay of a collected benefit. 古希, 喜寿 and 米寿 are read as full 70, 77 and 88, marked as assumed: some
/// schemes count otherwise (case 7).</summary>
internal static class SchemePay
{
    public static Pay Read(JsonNode pay) => (string)pay["type"]! switch
    {
        "fixed" => new FixedPay((long?)pay["amount_yen"]),
        "bands" => new BandPay([.. Rows(pay, "bands").Select(band =>
            new Band((int)band["gte"]!, (int?)band["lt"], (long?)band["amount_yen"]))]),
        "milestones" => new MilestonePay([.. Rows(pay, "milestones").Select(Milestone)]),
        "matrix" => new MatrixPay([.. Rows(pay, "cells").Select(Cell)]),
        _ => new UnknownPay((string?)pay["note"] ?? "金額は公表されていません。"),
    };

    private static Milestone Milestone(JsonNode step)
    {
        var name = step["at"]!.GetValueKind() == System.Text.Json.JsonValueKind.String ? (string)step["at"]! : null;
        return new Milestone(name is null ? (int)step["at"]! : NamedAge(name), (long?)step["amount_yen"])
        {
            Name = name,
            Assumed = name is not null,
            MinMembership = step["min_membership"] is { } span ? SchemeEligibility.Span(span) : null,
        };
    }

    private static int NamedAge(string name) => name switch
    {
        "古希" => 70,
        "喜寿" => 77,
        "米寿" => 88,
        _ => throw new InvalidDataException($"No age is known for {name}."),
    };

    private static MatrixCell Cell(JsonNode cell) => new((string)cell["cause"]!, (long?)cell["amount_yen"])
    {
        Degree = (string?)cell["degree"],
        AgeGte = (int?)cell["age_gte"],
        AgeLt = (int?)cell["age_lt"],
        RateGte = (decimal?)cell["rate_gte"],
        RateLt = (decimal?)cell["rate_lt"],
        MaxYen = (long?)cell["max_yen"],
    };

    private static IEnumerable<JsonNode> Rows(JsonNode pay, string name) => pay[name]!.AsArray().OfType<JsonNode>();
}
