using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.CondolenceBenefits.Tables;

/// <summary>The newest version with other amounts and periods, as the text that <see cref="PreviewBenefitTable"/> and <see cref="EnterBenefitTable"/>
/// take. Everything else of the rules stays. Changes nothing.</summary>
/// <param name="Version">The version that the form showed.</param>
public sealed record ComposeBenefitTable(string Version, IReadOnlyList<ComposeBenefitTable.Rule> Rules) : IOfficeUseCase<ComposeBenefitTable.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Examiner, StaffRole.Approver);

    /// <param name="Amounts">In the order shown; null: a person decides.</param>
    public sealed record Rule(string Id, IReadOnlyList<long?> Amounts, int? Within, string Unit);
    public sealed record Result(string Table);

    internal sealed class Handler(BenefitTables tables, Clock clock) : IHandle<ComposeBenefitTable, Result>
    {
        public async Task<Outcome<Result>> Handle(ComposeBenefitTable query, CancellationToken ct)
        {
            var newest = await tables.Newest(clock.Today, ct);
            if (newest.Version != query.Version || !newest.Rules.Select(r => (r.Id, AmountSlots.Of(r).Count)).SequenceEqual(query.Rules.Select(r => (r.Id, r.Amounts.Count))))
            {
                return Refusal.Stale;
            }
            if (query.Rules.Any(r => r.Within is <= 0 or > 120 || !Enum.IsDefined(Unit(r))))
            {
                return ClaimRefusals.TableWithin;
            }
            return new Result(RuleJson.Write(newest with
            {
                EffectiveFrom = null,
                EffectiveTo = null,
                Rules = [.. newest.Rules.Zip(query.Rules, (rule, typed) => rule with { Pay = AmountSlots.With(rule.Pay, typed.Amounts), ClaimWindow = Window(rule.ClaimWindow, typed) })],
            }));
        }

        private static SpanUnit Unit(Rule typed) => Enum.TryParse<SpanUnit>(typed.Unit, out var unit) ? unit : (SpanUnit)(-1);

        private static ClaimWindow? Window(ClaimWindow? present, Rule typed) => typed.Within is { } length
            ? (present ?? new ClaimWindow(new(length, Unit(typed)), WindowStart.DayAfterEvent, AfterLeaving: true)) with { Length = new(length, Unit(typed)) }
            : null;
    }
}
