using System.Globalization;
using WelfareMutual.Kernel.Calendar;

namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>Cause with age, degree or damage rate (DOMAIN 2.6 to 2.8). Age is full years on the event day.</summary>
internal static class MatrixAmount
{
    public static AmountFinding Of(Question question, MatrixPay pay)
    {
        var facts = question.Facts;
        var cells = pay.Cells.Where(cell => cell.Cause == facts.Cause).ToList();
        if (cells.Count == 0)
        {
            return Amount.Refused(facts.Cause ?? "原因なし", "benefits.cause", "この原因の区分は表にありません。原因を選び直してください。", "cause");
        }

        int? age = facts.BirthDate is { } born && born <= question.Day ? Age.On(born, question.Day) : null;
        if (Missing(cells, facts, age) is { } missing)
        {
            return missing;
        }

        var cell = cells.FirstOrDefault(cell => Fits(cell, facts, age));
        var steps = Steps(question, cells, age);
        if (cell is null)
        {
            return Amount.Person(steps, "この組み合わせは表にありません。金額を決めてください。");
        }

        return cell.MaxYen is { } most
            ? Amount.Person([.. steps, $"上限：{Words.Yen(most)}"], $"等級により{Words.Yen(most)}までの金額を決めてください。")
            : Amount.Known(cell.AmountYen, steps);
    }

    private static AmountFinding? Missing(List<MatrixCell> cells, ClaimFacts facts, int? age)
    {
        if (facts.Degree is null && cells.Exists(cell => cell.Degree is not null))
        {
            return Amount.Refused("程度なし", "benefits.degree_missing", "障害の程度を選んでください。", "degree");
        }

        if (facts.DamageRate is null && cells.Exists(cell => cell.RateGte > 0 || cell.RateLt is not null))
        {
            return Amount.Refused("損害の割合なし", "benefits.rate_missing", "損害の割合を入れてください。", "damage_rate");
        }

        return age is null && cells.Exists(cell => cell.AgeGte is not null || cell.AgeLt is not null)
            ? Amount.Refused("生年月日なし", "benefits.birth_date_missing", "生年月日が登録されていません。", "birth_date")
            : null;
    }

    private static bool Fits(MatrixCell cell, ClaimFacts facts, int? age) =>
        (cell.Degree is null || cell.Degree == facts.Degree)
        && (cell.AgeGte is null || age >= cell.AgeGte) && (cell.AgeLt is null || age < cell.AgeLt)
        && (cell.RateGte is null or 0 || facts.DamageRate >= cell.RateGte) && (cell.RateLt is null || facts.DamageRate < cell.RateLt);

    private static List<string> Steps(Question question, List<MatrixCell> cells, int? age)
    {
        var facts = question.Facts;
        List<string> steps = [$"原因：{CauseWords.Of(facts.Cause!)}"];
        if (facts.Degree is { } degree)
        {
            steps.Add($"程度：{CauseWords.Of(degree)}");
        }

        if (age is { } years && cells.Exists(cell => cell.AgeGte is not null || cell.AgeLt is not null))
        {
            steps.Add($"{Words.Of(question.Day)}の年齢：満{years}歳");
        }

        if (facts.DamageRate is { } rate)
        {
            steps.Add($"損害の割合：{(rate * 100).ToString("0.##", CultureInfo.InvariantCulture)}%");
        }

        return steps;
    }
}
