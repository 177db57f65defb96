using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.CondolenceBenefits.Tables;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.CondolenceBenefits.Claims;

/// <summary>Which one is mine: what the scheme gives today, with conditions and papers. For guests too.</summary>
public sealed record FindBenefits : IPortalUseCase<FindBenefits.Result>, IQuery
{
    public static Access Access => Access.Anyone("published benefits");
    public sealed record Result(string Scheme, IReadOnlyList<Row> Benefits);

    /// <param name="Amounts">The amount or amounts in words.</param>
    /// <param name="Online">Whether it can be claimed here.</param>
    public sealed record Row(string Kind, string Label, string Amounts, string? ClaimWithin, IReadOnlyList<string> Documents, bool Online);

    internal sealed class Handler(BenefitTables tables, Clock clock) : IHandle<FindBenefits, Result>
    {
        public async Task<Outcome<Result>> Handle(FindBenefits query, CancellationToken ct)
        {
            var table = await tables.On(clock.Today, ct);
            return new Result(table.Label, [.. table.Rules.Select(r => new Row(
                r.Kind.ToString(), r.Label, AmountWords.Of(r.Pay), r.ClaimWindow is { } window ? $"{Words.Of(window.Length)}以内" : null,
                [.. r.Documents.Select(d => d.Label)], ClaimQuestion.For(r.Kind, r.Documents.Count > 0) is not null))]);
        }
    }
}
