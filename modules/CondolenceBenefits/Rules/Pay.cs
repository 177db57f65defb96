using System.Text.Json.Serialization;

namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>Amounts in whole yen. A null amount exists but was not seen: a person decides, it is never 0.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(FixedPay), "fixed")]
[JsonDerivedType(typeof(BandPay), "bands")]
[JsonDerivedType(typeof(MilestonePay), "milestones")]
[JsonDerivedType(typeof(MatrixPay), "matrix")]
[JsonDerivedType(typeof(UnknownPay), "unknown")]
internal abstract record Pay;

internal sealed record FixedPay(long? AmountYen) : Pay;

/// <summary>Half-open: from Gte days, below Lt days; a null Lt has no end.</summary>
internal sealed record BandPay(IReadOnlyList<Band> Bands) : Pay;

internal sealed record Band(int Gte, int? Lt, long? AmountYen);

/// <summary>Ages or years. Assumed: the number is our reading of a name such as 古希, so a person decides.</summary>
internal sealed record MilestonePay(IReadOnlyList<Milestone> Milestones) : Pay;

internal sealed record Milestone(int At, long? AmountYen)
{
    public string? Name { get; init; }

    public Span? MinMembership { get; init; }

    public bool Assumed { get; init; }
}

internal sealed record MatrixPay(IReadOnlyList<MatrixCell> Cells) : Pay;

/// <summary>A null axis does not matter. MaxYen: the amount up to it is set by a person from a grade table.</summary>
internal sealed record MatrixCell(string Cause, long? AmountYen)
{
    public string? Degree { get; init; }

    public int? AgeGte { get; init; }

    public int? AgeLt { get; init; }

    public decimal? RateGte { get; init; }

    public decimal? RateLt { get; init; }

    public long? MaxYen { get; init; }
}

internal sealed record UnknownPay(string Note) : Pay;
