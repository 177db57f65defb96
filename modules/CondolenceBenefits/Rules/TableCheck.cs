namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>What is wrong with a table before it is stored. Field is the rule's id, or the name of the table's own field.</summary>
internal static class TableCheck
{
    public static IReadOnlyList<RuleRefusal> Problems(BenefitTable table, IReadOnlyList<BenefitTable> others) =>
        [.. Whole(table, others), .. table.Rules.SelectMany(Rule)];

    private static IEnumerable<RuleRefusal> Whole(BenefitTable table, IReadOnlyList<BenefitTable> others)
    {
        if (table.EffectiveFrom > table.EffectiveTo)
        {
            yield return new RuleRefusal("table.dates", "終わりの日が始まりの日より前です。", "effective_to");
        }

        if (others.FirstOrDefault(other => other.Version != table.Version && Overlap(table, other)) is { } overlapped)
        {
            yield return new RuleRefusal("table.overlap", $"第{overlapped.Version}版と期間が重なっています。", "effective_from");
        }

        foreach (var twice in table.Rules.GroupBy(rule => rule.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return new RuleRefusal("table.rule_twice", $"規則「{twice.Key}」が2つあります。", twice.Key);
        }
    }

    private static bool Overlap(BenefitTable one, BenefitTable other) =>
        (one.EffectiveFrom ?? DateOnly.MinValue) <= (other.EffectiveTo ?? DateOnly.MaxValue)
        && (other.EffectiveFrom ?? DateOnly.MinValue) <= (one.EffectiveTo ?? DateOnly.MaxValue);

    private static IEnumerable<RuleRefusal> Rule(BenefitRule rule)
    {
        if (Amounts(rule.Pay).Any(amount => amount <= 0))
        {
            yield return new RuleRefusal("table.amount", "金額は1円以上です。決まっていないときは空にしてください。", rule.Id);
        }

        if (rule.Pay is BandPay bands && !InOrder(bands.Bands))
        {
            yield return new RuleRefusal("table.bands", "日数の区分が重なっているか、順に並んでいません。", rule.Id);
        }

        if (rule.Pay is MilestonePay steps && steps.Milestones.GroupBy(step => step.At).Any(group => group.Count() > 1))
        {
            yield return new RuleRefusal("table.steps", "同じ年数・年齢の区分が2つあります。", rule.Id);
        }

        if (NeedsYears(rule) && rule.Trigger.Years is null)
        {
            yield return new RuleRefusal("table.years", "年数または年齢を入れてください。", rule.Id);
        }

        if (rule.Eligibility.JoinedBy is { } day && (day.Month is < 1 or > 12 || day.Day < 1 || day.Day > DateTime.DaysInMonth(2023, day.Month)))
        {
            yield return new RuleRefusal("table.joined_by", "加入の期限が月日ではありません。", rule.Id);
        }
    }

    private static bool NeedsYears(BenefitRule rule) =>
        rule.Pay is not MilestonePay
        && rule.Trigger.EventDay is EventDayRule.Birthday or EventDayRule.QuietYears or EventDayRule.HireAnniversary
            or EventDayRule.MembershipAnniversary or EventDayRule.WeddingAnniversary;

    private static bool InOrder(IReadOnlyList<Band> bands) =>
        bands.Count > 0
        && bands.All(band => band.Lt is null || band.Gte < band.Lt)
        && bands.Zip(bands.Skip(1)).All(pair => pair.First.Lt is { } end && end <= pair.Second.Gte);

    private static IEnumerable<long?> Amounts(Pay pay) => pay switch
    {
        FixedPay one => [one.AmountYen],
        BandPay many => many.Bands.Select(band => band.AmountYen),
        MilestonePay many => many.Milestones.Select(step => step.AmountYen),
        MatrixPay many => many.Cells.SelectMany(cell => (long?[])[cell.AmountYen, cell.MaxYen]),
        _ => [],
    };
}
