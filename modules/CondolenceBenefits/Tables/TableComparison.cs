using Microsoft.EntityFrameworkCore;
using WelfareMutual.CondolenceBenefits.Benefits;
using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.Kernel;

namespace WelfareMutual.CondolenceBenefits.Tables;

/// <summary>What changes, for whom.</summary>
/// <param name="Waiting">Claims that are not decided yet and whose event falls under the change.</param>
public sealed record TableEffect(IReadOnlyList<TableEffect.Row> Rows, IReadOnlyList<TableEffect.Claims> Waiting)
{
    /// <param name="For">A sample member.</param>
    public sealed record Row(string Label, string For, string Before, string After);
    public sealed record Claims(string Title, int Count);
}

/// <summary>Puts the same sample events to two sets of tables.</summary>
internal sealed class TableComparison(BenefitsDb db, Clock clock)
{
    private static readonly (string For, int Months)[] Samples = [("先月からの会員", 1), ("1年目の会員", 12), ("10年目の会員", 120)];
    private static readonly BenefitState[] Undecided = [BenefitState.Submitted, BenefitState.Returned, BenefitState.Proposed];

    public async Task<TableEffect> Of(IReadOnlyList<BenefitTable> before, IReadOnlyList<BenefitTable> after, DateOnly from, CancellationToken ct)
    {
        var (old, next) = (before.First(t => t.Covers(from)), after.First(t => t.Covers(from)));
        List<BenefitRule> rules = [.. next.Rules, .. old.Rules.Where(r => next.Rules.All(n => n.Kind != r.Kind))];
        var rows = rules.SelectMany(rule => Samples.Select(sample =>
        {
            var facts = Sample(rule, from, from.AddMonths(-sample.Months));
            return new TableEffect.Row(rule.Label, sample.For, Say(Entitlement.Decide(before, facts)), Say(Entitlement.Decide(after, facts)));
        })).ToList();
        var waiting = await db.Benefits.Where(b => Undecided.Contains(b.State) && b.EventDate >= from)
            .GroupBy(b => b.Title).OrderBy(g => g.Key).Select(g => new TableEffect.Claims(g.Key, g.Count())).ToListAsync(ct);
        return new(rows, waiting);
    }

    private ClaimFacts Sample(BenefitRule rule, DateOnly day, DateOnly memberSince) =>
        new(rule.Kind, day, day > clock.Today ? day : clock.Today, rule.Trigger.Relations.FirstOrDefault(), "sample")
        {
            Memberships = [new MembershipSpan(memberSince, null)],
            SchoolLevel = rule.Trigger.SchoolLevels.Count > 0 ? rule.Trigger.SchoolLevels[0] : null,
            BirthDate = day.AddYears(-(rule.Trigger.Years ?? 20)),
        };

    private static string Say(Decision decision) => decision.Kind switch
    {
        DecisionKind.Payable => Words.Yen(decision.AmountYen!.Value),
        DecisionKind.Manual => "職員が決める",
        _ => decision.Refusals.FirstOrDefault()?.Text ?? "対象外",
    };
}
