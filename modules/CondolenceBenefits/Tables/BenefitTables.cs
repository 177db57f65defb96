using Microsoft.EntityFrameworkCore;
using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.Kernel.Rulebook;

namespace WelfareMutual.CondolenceBenefits.Tables;

/// <summary>The versions of the table by the day of the event (FEATURES CON-01): each holds until the day before the next.</summary>
internal sealed class BenefitTables(BenefitsDb db, Rulebook rulebook)
{
    private IReadOnlyList<BenefitTable>? read;

    public async Task<IReadOnlyList<BenefitTable>> InForce(CancellationToken ct)
    {
        if (read is not null)
        {
            return read;
        }
        var scheme = (await rulebook.Today<BenefitScheme>(ct)).Id;
        var entered = await db.Tables.AsNoTracking().Where(t => t.SchemeId == scheme).OrderBy(t => t.EffectiveFrom).ThenBy(t => t.Number).ToListAsync(ct);
        var latest = entered.GroupBy(t => t.EffectiveFrom).Select(g => g.Last().Read()).ToList();
        return read = Chain([SchemeImport.Read(scheme), .. latest]);
    }

    public async Task<BenefitRule?> RuleOf(BenefitKind kind, DateOnly day, CancellationToken ct) =>
        (await InForce(ct)).FirstOrDefault(t => t.Covers(day))?.Rules.FirstOrDefault(r => r.Kind == kind);

    internal static IReadOnlyList<BenefitTable> Chain(IReadOnlyList<BenefitTable> inOrder) =>
        [.. inOrder.Select((table, i) => i + 1 < inOrder.Count ? table with { EffectiveTo = inOrder[i + 1].EffectiveFrom!.Value.AddDays(-1) } : table)];
}
