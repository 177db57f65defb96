using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.CondolenceBenefits.Tables;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payouts.Contracts;

namespace WelfareMutual.CondolenceBenefits.Claims;

/// <summary>What the desk needs to key in a paper: the kinds, and banks or branches by name.</summary>
public sealed record PaperClaimForm(string? Bank, string? Code, string? Branch) : IOfficeUseCase<PaperClaimForm.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);
    public sealed record Result(IReadOnlyList<Kind> Kinds, BankChoices Banks);
    public sealed record Kind(string Value, string Label, bool Name, bool Level, bool Relation);

    internal sealed class Handler(BenefitTables tables, IBanks banks, Clock clock) : IHandle<PaperClaimForm, Result>
    {
        public async Task<Outcome<Result>> Handle(PaperClaimForm query, CancellationToken ct)
        {
            var table = await tables.On(clock.Today, ct);
            return new Result(
                [.. table.Rules.DistinctBy(r => r.Kind).Select(r => (Rule: r, Fields: ClaimQuestion.For(r.Kind, false)?.SelectMany(q => q.Fields).ToHashSet(StringComparer.Ordinal)))
                    .Where(r => r.Fields is not null)
                    .Select(r => new Kind(r.Rule.Kind.ToString(), r.Rule.Label, r.Fields!.Contains("Name"), r.Fields.Contains("Level"), r.Fields.Contains("Relation")))],
                BankChoices.Of(banks, query.Bank, query.Code, query.Branch));
        }
    }
}
