using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.CondolenceBenefits.Tables;

/// <summary>The versions of the table by the day of the event, and the newest as text to start the next from.</summary>
public sealed record ShowBenefitTables : IOfficeUseCase<ShowBenefitTables.Result>, IQuery
{
    public static Access Access => Access.AnyStaff;
    public sealed record Result(string SchemeId, IReadOnlyList<Scheme> Schemes, IReadOnlyList<Version> Versions, string Newest);
    public sealed record Scheme(string Id, string Label);
    public sealed record Version(string Number, string Label, DateOnly? From, DateOnly? To, IReadOnlyList<Row> Rules);
    public sealed record Row(string Id, string Label, string Amounts, string? ClaimWithin, string Source);

    internal sealed class Handler(BenefitTables tables, Clock clock) : IHandle<ShowBenefitTables, Result>
    {
        public async Task<Outcome<Result>> Handle(ShowBenefitTables query, CancellationToken ct)
        {
            var all = await tables.InForce(ct);
            var scheme = all.First(t => t.Covers(clock.Today)).SchemeId;
            return new Result(
                scheme, [.. SchemeImport.Ids.Select(id => new Scheme(id, SchemeImport.Read(id).Label))],
                [.. all.Reverse().Select(t => new Version(t.Version, t.Label, t.EffectiveFrom, t.EffectiveTo,
                    [.. t.Rules.Select(r => new Row(r.Id, r.Label, AmountWords.Of(r.Pay), r.ClaimWindow is { } w ? Words.Of(w.Length) : null, r.Source))]))],
                RuleJson.Write(all.Last(t => t.SchemeId == scheme) with { EffectiveFrom = null, EffectiveTo = null }));
        }
    }
}
