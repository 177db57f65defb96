using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.CondolenceBenefits.Tables;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.CondolenceBenefits.Claims;

/// <summary>Which one is mine: what the scheme gives today, and what may still be claimed of before, with conditions and papers. For guests too.</summary>
public sealed record FindBenefits : IPortalUseCase<FindBenefits.Result>, IQuery
{
    public static Access Access => Access.Anyone("published benefits");
    public sealed record Result(string Scheme, IReadOnlyList<Row> Benefits);

    /// <param name="Amounts">The amount or amounts in words.</param>
    /// <param name="Online">Whether it can be claimed here.</param>
    /// <param name="Until">The last day of events, where the scheme gives it no more.</param>
    public sealed record Row(string Kind, string Label, string Amounts, string? ClaimWithin, IReadOnlyList<string> Documents, bool Online, DateOnly? Until);

    internal sealed class Handler(BenefitTables tables) : IHandle<FindBenefits, Result>
    {
        public async Task<Outcome<Result>> Handle(FindBenefits query, CancellationToken ct)
        {
            var claimable = await tables.Claimable(ct);
            return new Result(claimable[0].Label, [.. claimable.SelectMany(t => t.Rules, (t, r) => new Row(
                r.Kind.ToString(), r.Label, AmountWords.Of(r.Pay), r.ClaimWindow is { } window ? Within(window) : null,
                [.. r.Documents.Select(d => d.Label)], ClaimQuestion.For(r.Kind, r.Documents.Count > 0) is not null, t.EffectiveTo))]);
        }

        private static string Within(ClaimWindow window) =>
            $"{(window.From == WindowStart.EndOfEvent ? "仕事に戻った日か退院した日" : "出来事の日")}から{Words.Of(window.Length)}以内";
    }
}
