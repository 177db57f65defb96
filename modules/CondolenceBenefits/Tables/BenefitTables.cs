using Microsoft.EntityFrameworkCore;
using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;

namespace WelfareMutual.CondolenceBenefits.Tables;

/// <summary>The versions of the table by the day of the event (FEATURES CON-01): each holds until the day before the next, and
/// those of a scheme for as long as the foundation follows it.</summary>
internal sealed class BenefitTables(BenefitsDb db, Rulebook rulebook, TableShelf shelf, Clock clock)
{
    public async Task<IReadOnlyList<BenefitTable>> InForce(CancellationToken ct) => await InForce(await db.Stamps.Select(s => s.Stamp).SingleAsync(ct), ct);

    /// <param name="stamp">Read in the caller's own statement.</param>
    public async Task<IReadOnlyList<BenefitTable>> InForce(long stamp, CancellationToken ct) => shelf.At(stamp) ?? shelf.Put(stamp, await Read(ct));

    public async Task<BenefitTable> On(DateOnly day, CancellationToken ct) => (await InForce(ct)).First(t => t.Covers(day));

    /// <summary>The last version of the scheme that is followed on the day; it may hold only from a later day.</summary>
    public async Task<BenefitTable> Newest(DateOnly day, CancellationToken ct)
    {
        var all = await InForce(ct);
        var scheme = all.First(t => t.Covers(day)).SchemeId;
        return all.Last(t => t.SchemeId == scheme);
    }

    /// <param name="eventDay">Null until it is known.</param>
    public async Task<BenefitRule?> RuleOf(BenefitKind kind, DateOnly? eventDay, CancellationToken ct) => RulesOf(await InForce(ct), kind, eventDay).FirstOrDefault();

    /// <summary>The rules of a kind in the table of the event day (DOMAIN 7, rule 15); until that is known, or where that table has none, in the newest
    /// that has begun and has the kind.</summary>
    public IReadOnlyList<BenefitRule> RulesOf(IReadOnlyList<BenefitTable> inForce, BenefitKind kind, DateOnly? eventDay) =>
        Begun(inForce).OrderByDescending(t => eventDay is { } day && t.Covers(day))
            .Select(t => t.Rules.Where(r => r.Kind == kind).ToList()).FirstOrDefault(rules => rules.Count > 0) ?? [];

    /// <summary>What may be claimed today: today's table, then the former ones with the kinds that no later one has, as long as an event under them may
    /// still be claimed. Only a former one has a last day.</summary>
    public async Task<IReadOnlyList<BenefitTable>> Claimable(CancellationToken ct)
    {
        var claimable = new List<BenefitTable>();
        foreach (var table in Begun(await InForce(ct)))
        {
            var later = claimable.SelectMany(t => t.Rules).Select(r => r.Kind).ToHashSet();
            var last = table.Covers(clock.Today) ? null : table.EffectiveTo;
            claimable.Add(table with { EffectiveTo = last, Rules = [.. table.Rules.Where(r => !later.Contains(r.Kind) && MayBeClaimed(r, last))] });
        }
        return claimable;
    }

    /// <summary>As <see cref="InForce(CancellationToken)"/>, if the foundation followed another scheme from a day on.</summary>
    public async Task<IReadOnlyList<BenefitTable>> With(string scheme, DateOnly from, CancellationToken ct) =>
        Plan([.. await Choices(ct), (from, scheme)], await Entered(ct));

    /// <summary>Newest first.</summary>
    private IEnumerable<BenefitTable> Begun(IReadOnlyList<BenefitTable> inForce) => inForce.Where(t => t.EffectiveFrom is not { } from || from <= clock.Today).Reverse();

    /// <summary>Where no period is published, or it runs from the end of an event, nobody can say that it is over.</summary>
    private bool MayBeClaimed(BenefitRule rule, DateOnly? lastEvent) =>
        lastEvent is not { } last || rule.ClaimWindow is not { From: not WindowStart.EndOfEvent } window || window.Length.LastDay(last, firstDayCounts: false) >= clock.Today;

    private async Task<IReadOnlyList<BenefitTable>> Read(CancellationToken ct) => Plan(await Choices(ct), await Entered(ct));

    private async Task<List<(DateOnly From, string Scheme)>> Choices(CancellationToken ct) =>
        [.. (await rulebook.Versions<BenefitScheme>(ct)).Select(v => (v.Effective, v.Settings.Id))];

    private async Task<List<BenefitTable>> Entered(CancellationToken ct) =>
        [.. (await db.Tables.AsNoTracking().OrderBy(t => t.EffectiveFrom).ThenBy(t => t.Number).ToListAsync(ct)).Select(t => t.Read())];

    /// <param name="choices">In the order in which they hold; of one day the last counts.</param>
    internal static IReadOnlyList<BenefitTable> Plan(IEnumerable<(DateOnly From, string Scheme)> choices, IReadOnlyList<BenefitTable> entered)
    {
        List<(DateOnly? From, string Scheme)> spans = [(null, BenefitScheme.Initial.Id), .. choices.GroupBy(c => c.From).OrderBy(g => g.Key).Select(g => ((DateOnly?)g.Key, g.Last().Scheme))];
        var tables = new List<BenefitTable>();
        for (var i = 0; i < spans.Count; i++)
        {
            if (i > 0 && spans[i].Scheme == spans[i - 1].Scheme)
            {
                continue;
            }
            var next = spans.Skip(i + 1).FirstOrDefault(s => s.Scheme != spans[i].Scheme).From;
            tables.AddRange(OfScheme(spans[i].Scheme, entered).Select(t => Within(t, spans[i].From, next?.AddDays(-1))).OfType<BenefitTable>());
        }
        return tables;
    }

    internal static IReadOnlyList<BenefitTable> Chain(IReadOnlyList<BenefitTable> inOrder) =>
        [.. inOrder.Select((table, i) => i + 1 < inOrder.Count ? table with { EffectiveTo = inOrder[i + 1].EffectiveFrom!.Value.AddDays(-1) } : table)];

    private static IReadOnlyList<BenefitTable> OfScheme(string scheme, IReadOnlyList<BenefitTable> entered) =>
        Chain([SchemeImport.Read(scheme), .. entered.Where(t => t.SchemeId == scheme).GroupBy(t => t.EffectiveFrom).Select(g => g.Last())]);

    private static BenefitTable? Within(BenefitTable table, DateOnly? from, DateOnly? to)
    {
        var first = table.EffectiveFrom is { } f && (from is null || f > from) ? f : from;
        var last = table.EffectiveTo is { } t && (to is null || t < to) ? t : to;
        return first > last ? null : table with { EffectiveFrom = first, EffectiveTo = last };
    }
}
