using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.CondolenceBenefits.Tables;

/// <summary>Amounts and periods of the newest version, rule by rule, to start the next version from.</summary>
public sealed record ShowBenefitAmounts : IOfficeUseCase<ShowBenefitAmounts.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Examiner, StaffRole.Approver);

    public sealed record Result(string Label, string Version, IReadOnlyList<Rule> Rules);

    /// <param name="Within">How long it may be claimed, in Unit (Day, Week, Month, Year); null where the scheme publishes no period.</param>
    public sealed record Rule(string Id, string Label, IReadOnlyList<Amount> Amounts, int? Within, string Unit);

    /// <param name="Yen">Null: a person decides.</param>
    public sealed record Amount(string Label, long? Yen);

    internal sealed class Handler(BenefitTables tables, Clock clock) : IHandle<ShowBenefitAmounts, Result>
    {
        public async Task<Outcome<Result>> Handle(ShowBenefitAmounts query, CancellationToken ct)
        {
            var newest = await tables.Newest(clock.Today, ct);
            return new Result(newest.Label, newest.Version, [.. newest.Rules.Select(r => new Rule(
                r.Id, r.Label, [.. AmountSlots.Of(r).Select(a => new Amount(a.Label, a.Yen))],
                r.ClaimWindow?.Length.Value, (r.ClaimWindow?.Length.Unit ?? SpanUnit.Year).ToString()))]);
        }
    }
}
