using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.CondolenceBenefits.Tables;

/// <summary>What a new version would decide, beside what the present one decides. Changes nothing.</summary>
public sealed record PreviewBenefitTable(string Table, DateOnly EffectiveFrom) : IOfficeUseCase<TableEffect>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Examiner, StaffRole.Approver);

    internal sealed class Handler(BenefitTables tables, TableComparison comparison) : IHandle<PreviewBenefitTable, TableEffect>
    {
        public async Task<Outcome<TableEffect>> Handle(PreviewBenefitTable query, CancellationToken ct)
        {
            var present = await tables.InForce(ct);
            var read = TableText.Read(query.Table, present.First(t => t.Covers(query.EffectiveFrom)).SchemeId);
            return read.Succeeded
                ? await comparison.Of(present, [read.Value with { EffectiveFrom = null, EffectiveTo = null }], query.EffectiveFrom, ct)
                : read.Refusals.ToList();
        }
    }
}
