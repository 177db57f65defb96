using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.CondolenceBenefits.Tables;

/// <summary>What a new version would decide for sample claims, beside what the present one decides. Changes nothing.</summary>
public sealed record PreviewBenefitTable(string Table, DateOnly EffectiveFrom, DateOnly MemberSince) : IOfficeUseCase<PreviewBenefitTable.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Examiner, StaffRole.Approver);
    public sealed record Result(IReadOnlyList<Row> Rows);
    public sealed record Row(string Label, string Before, string After);

    internal sealed class Handler(BenefitTables tables, Rulebook rulebook, Clock clock) : IHandle<PreviewBenefitTable, Result>
    {
        public async Task<Outcome<Result>> Handle(PreviewBenefitTable query, CancellationToken ct)
        {
            var read = TableText.Read(query.Table, (await rulebook.Today<BenefitScheme>(ct)).Id);
            if (!read.Succeeded)
            {
                return read.Refusals.ToList();
            }
            var present = await tables.InForce(ct);
            var next = read.Value with { EffectiveFrom = null, EffectiveTo = null };
            return new Result([.. next.Rules.DistinctBy(r => r.Kind).Select(rule =>
            {
                var facts = Sample(rule, query);
                return new Row(rule.Label, Say(Entitlement.Decide(present, facts)), Say(Entitlement.Decide([next], facts)));
            })]);
        }

        private ClaimFacts Sample(BenefitRule rule, PreviewBenefitTable query) =>
            new(rule.Kind, query.EffectiveFrom, query.EffectiveFrom > clock.Today ? query.EffectiveFrom : clock.Today, rule.Trigger.Relations.FirstOrDefault(), "sample")
            {
                Memberships = [new MembershipSpan(query.MemberSince, null)],
                SchoolLevel = rule.Trigger.SchoolLevels.Count > 0 ? rule.Trigger.SchoolLevels[0] : null,
                BirthDate = query.EffectiveFrom.AddYears(-(rule.Trigger.Years ?? 20)),
            };

        private static string Say(Decision decision) => decision.Kind switch
        {
            DecisionKind.Payable => Words.Yen(decision.AmountYen!.Value),
            DecisionKind.Manual => "職員が決める",
            _ => decision.Refusals.FirstOrDefault()?.Text ?? "対象外",
        };
    }
}
