namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>Yen, or a refusal, or the reason why a person decides; with the steps that led there.</summary>
internal sealed record AmountFinding(long? Yen, IReadOnlyList<string> Steps, Finding? Problem = null);

/// <summary>From the pay of a rule to an amount (schemes.json, pay). An unseen amount is decided by a person, never 0.</summary>
internal static class Amount
{
    private const string Name = "金額";

    public static AmountFinding Of(Question question) => question.Rule.Pay switch
    {
        FixedPay pay => Known(pay.AmountYen, [$"{question.Rule.Label}は定額です。"]),
        BandPay pay => Days(question, pay),
        MilestonePay pay => Step(question, pay),
        MatrixPay pay => MatrixAmount.Of(question, pay),
        UnknownPay pay => Person([pay.Note], "金額が表にありません。金額を決めてください。"),
        _ => throw new InvalidOperationException("Unknown kind of pay."),
    };

    public static AmountFinding Known(long? amount, IReadOnlyList<string> steps) => amount is { } yen
        ? new AmountFinding(yen, [.. steps, $"金額：{Words.Yen(yen)}"])
        : Person(steps, "この区分の金額が表にありません。金額を決めてください。");

    public static AmountFinding Person(IReadOnlyList<string> steps, string reason) =>
        new(null, steps, Finding.NeedsPerson(Name, string.Join(" ", steps), reason));

    public static AmountFinding Refused(string inputs, string code, string text, string field) =>
        new(null, [], Finding.Refused(Name, inputs, code, text, field));

    /// <summary>Calendar days with holidays and paid leave: first day off to the day before return; a hospital stay includes both ends.</summary>
    private static AmountFinding Days(Question question, BandPay pay)
    {
        var facts = question.Facts;
        if ((facts.AbsentFrom, facts.BackOn) is not ({ } first, { } back) || back < first)
        {
            return Refused("期間なし", "benefits.days_missing", "休んだ（入院した）最初の日と、復職（退院）した日を入れてください。", "absent_from");
        }

        var hospital = question.Rule.Kind == BenefitKind.Hospitalisation;
        var days = back.DayNumber - first.DayNumber + (hospital ? 1 : 0);
        var counted = hospital
            ? $"入院の日数：{Words.Of(first)}から{Words.Of(back)}まで {days}日（両端を含む）"
            : $"休んだ日数：{Words.Of(first)}から復職の前日{Words.Of(back.AddDays(-1))}まで {days}日（土日・祝日・休暇を含む）";
        var band = pay.Bands.FirstOrDefault(band => days >= band.Gte && (band.Lt is null || days < band.Lt));
        if (band is not null)
        {
            return Known(band.AmountYen, [counted, $"区分：{band.Gte}日以上" + (band.Lt is { } lt ? $"{lt}日未満" : "")]);
        }

        var least = pay.Bands.Min(one => one.Gte);
        return days < least
            ? Refused(counted, "benefits.days_short", $"{least}日以上が対象です（今回は{days}日）。", "back_on")
            : Person([counted], "この日数の区分が表にありません。金額を決めてください。");
    }

    private static AmountFinding Step(Question question, MilestonePay pay)
    {
        var milestone = pay.Milestones.Single(one => one.At == question.Step);
        var unit = question.Rule.Trigger.EventDay == EventDayRule.Birthday ? "歳" : "年";
        var step = $"区分：{milestone.Name ?? $"{milestone.At}{unit}"}（{Words.Of(question.Day)}）";
        return milestone.Assumed
            ? Person([step], $"「{milestone.Name}」が満{milestone.At}歳かは規程で確かめてください。")
            : Known(milestone.AmountYen, [step]);
    }
}
