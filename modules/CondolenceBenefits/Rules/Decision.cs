using System.Text.Json.Serialization;

namespace WelfareMutual.CondolenceBenefits.Rules;

internal enum DecisionKind
{
    Payable,
    Refused,
    Manual,
}

internal enum CheckState
{
    NotSatisfied,
    Look,
    Satisfied,
}

internal sealed record RuleRefusal(string Code, string Text, string Field);

/// <summary>One line of the rule result on the screens: ✓ 満たす, ! 確かめる, ✕ 満たさない.</summary>
internal sealed record CheckLine(CheckState State, string Rule, string Inputs, string Source);

/// <summary>AmountYen is set when payable only. Explanation: the lines of 「この金額になる理由」.</summary>
internal sealed record Decision(DecisionKind Kind, long? AmountYen)
{
    public string? RuleId { get; init; }

    public string? RuleLabel { get; init; }

    public string? SchemeId { get; init; }

    public string? Version { get; init; }

    public DateOnly? EventDay { get; init; }

    public DateOnly? ClaimBy { get; init; }

    /// <summary>The age or number of years paid for, or what else happens once, to be stored so that it is paid once.</summary>
    public int? Step { get; init; }

    public IReadOnlyList<string> Explanation { get; init; } = [];

    /// <summary>Failing first.</summary>
    public IReadOnlyList<CheckLine> Checks { get; init; } = [];

    public IReadOnlyList<RuleRefusal> Refusals { get; init; } = [];

    public IReadOnlyList<string> ManualReasons { get; init; } = [];

    public IReadOnlyList<DocumentNeed> Documents { get; init; } = [];

    [JsonIgnore]
    public bool IsPayable => Kind == DecisionKind.Payable;
}
