using System.Globalization;
using WelfareMutual.CondolenceBenefits.Rules;

namespace WelfareMutual.CondolenceBenefits.Tables;

/// <summary>The amounts of a rule one by one, with the words of the case that each is for; and the rule with other amounts in their places.</summary>
internal static class AmountSlots
{
    public static IReadOnlyList<(string Label, long? Yen)> Of(BenefitRule rule) => rule.Pay switch
    {
        FixedPay pay => [("金額", pay.AmountYen)],
        BandPay pay => [.. pay.Bands.Select(b => ($"{b.Gte}日以上{(b.Lt is { } lt ? $"{lt}日未満" : "")}", b.AmountYen))],
        MilestonePay pay => [.. pay.Milestones.Select(m => (m.Name ?? $"{m.At}{(rule.Trigger.EventDay == EventDayRule.Birthday ? "歳" : "年")}", m.AmountYen))],
        MatrixPay pay => [.. pay.Cells.Select(c => (Of(c), c.MaxYen ?? c.AmountYen))],
        _ => [],
    };

    /// <param name="yen">As many as <see cref="Of(BenefitRule)"/> has; null: a person decides.</param>
    public static Pay With(Pay pay, IReadOnlyList<long?> yen) => pay switch
    {
        FixedPay one => one with { AmountYen = yen[0] },
        BandPay many => many with { Bands = [.. many.Bands.Select((b, i) => b with { AmountYen = yen[i] })] },
        MilestonePay many => many with { Milestones = [.. many.Milestones.Select((m, i) => m with { AmountYen = yen[i] })] },
        MatrixPay many => many with { Cells = [.. many.Cells.Select((c, i) => c.MaxYen is null ? c with { AmountYen = yen[i] } : c with { MaxYen = yen[i] })] },
        _ => pay,
    };

    private static string Of(MatrixCell cell)
    {
        List<string> words = [CauseWords.Of(cell.Cause)];
        if (cell.Degree is { } degree)
        {
            words.Add(CauseWords.Of(degree));
        }
        words.Add(Range(cell.AgeGte, cell.AgeLt, "歳"));
        words.Add(Range(cell.RateGte * 100, cell.RateLt * 100, "%"));
        return string.Join('　', words.Where(w => w.Length > 0)) + (cell.MaxYen is null ? "" : "（この金額まで）");
    }

    private static string Range(decimal? from, decimal? below, string unit) => Bound(from > 0 ? from : null, $"{unit}以上") + Bound(below, $"{unit}未満");

    private static string Bound(decimal? at, string word) => at is { } number ? number.ToString("0.##", CultureInfo.InvariantCulture) + word : "";
}
