namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>The amount of a rule in one line, for lists.</summary>
internal static class AmountWords
{
    public static string Of(Pay pay) => pay switch
    {
        FixedPay { AmountYen: { } yen } => Words.Yen(yen),
        BandPay bands => Range(bands.Bands.Select(b => b.AmountYen)),
        MilestonePay steps => Range(steps.Milestones.Select(m => m.AmountYen)),
        MatrixPay cells => Range(cells.Cells.Select(c => c.MaxYen ?? c.AmountYen)),
        _ => "財団にお問い合わせください",
    };

    private static string Range(IEnumerable<long?> amounts)
    {
        var known = amounts.OfType<long>().ToList();
        return known.Count == 0 ? "財団にお問い合わせください"
            : known.Min() == known.Max() ? Words.Yen(known[0]) : $"{Words.Yen(known.Min())}〜{Words.Yen(known.Max())}";
    }
}
