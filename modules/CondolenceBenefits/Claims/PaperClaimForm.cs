using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.CondolenceBenefits.Tables;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payouts.Contracts;

namespace WelfareMutual.CondolenceBenefits.Claims;

/// <summary>What the desk needs to key in a paper: the kinds, what the paper of one kind says, and banks or branches by name.</summary>
/// <param name="Claim">The kind that was chosen, or null.</param>
public sealed record PaperClaimForm(string? Claim, string? Bank, string? Code, string? Branch) : IOfficeUseCase<PaperClaimForm.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    /// <param name="Kinds">Of a former table too, while its events may be claimed.</param>
    /// <param name="Chosen">Null when no kind is chosen, or none of these.</param>
    public sealed record Result(IReadOnlyList<Choice> Kinds, Kind? Chosen, BankChoices Banks);

    /// <param name="Causes">As the table of the kind has them.</param>
    public sealed record Kind(string Value, string Label, IReadOnlyList<Question> Questions, IReadOnlyList<Choice> Causes, IReadOnlyList<Choice> Degrees);
    public sealed record Question(string Code, string Label);
    public sealed record Choice(string Value, string Label);

    internal sealed class Handler(BenefitTables tables, IBanks banks) : IHandle<PaperClaimForm, Result>
    {
        public async Task<Outcome<Result>> Handle(PaperClaimForm query, CancellationToken ct)
        {
            var claimable = await tables.Claimable(ct);
            return new Result(
                [.. claimable.SelectMany(t => t.Rules.GroupBy(r => r.Kind), (t, g) => new Choice(g.Key.ToString(), Label(g, t.EffectiveTo)))],
                Enum.TryParse<BenefitKind>(query.Claim, out var kind) && claimable.SelectMany(t => t.Rules).Where(r => r.Kind == kind).ToList() is { Count: > 0 } rules ? Of(kind, rules[0].Label, rules) : null,
                BankChoices.Of(banks, query.Bank, query.Code, query.Branch));
        }
    }

    private static string Label(IEnumerable<BenefitRule> rules, DateOnly? until) =>
        string.Join("・", rules.Select(r => r.Label).Distinct(StringComparer.Ordinal)) + (until is { } day ? $"（{Words.Of(day)}までの出来事）" : "");

    internal static Kind Of(BenefitKind kind, string label, IReadOnlyCollection<BenefitRule> rules)
    {
        var cells = rules.Select(r => r.Pay).OfType<MatrixPay>().SelectMany(p => p.Cells).ToList();
        return new(
            kind.ToString(), label, [.. ClaimQuestion.OnPaper(kind, rules).Select(q => new Question(q.Code, q.Label))],
            Choices(cells.Select(c => c.Cause)), Choices(cells.Select(c => c.Degree).OfType<string>()));
    }

    private static IReadOnlyList<Choice> Choices(IEnumerable<string> codes) => [.. codes.Distinct(StringComparer.Ordinal).Select(c => new Choice(c, CauseWords.Of(c)))];
}
