using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using WelfareMutual.CondolenceBenefits.Tables;
using WelfareMutual.Kernel.Text;
using WelfareMutual.Web.Shared.Forms;

namespace WelfareMutual.Web.BackOffice.Pages.CondolenceBenefits;

/// <summary>Amounts and periods as they are typed.</summary>
public sealed class AmountsInput
{
    public string? Version { get; set; }
    public DateInput EffectiveFrom { get; set; } = new();
    public List<RuleInput> Rules { get; set; } = [];

    public static AmountsInput Of(ShowBenefitAmounts.Result shown) => new() { Version = shown.Version, Rules = [.. shown.Rules.Select(Of)] };

    /// <summary>One for each rule on the page, whatever was sent.</summary>
    public static List<RuleInput> Fitted(ShowBenefitAmounts.Result shown, List<RuleInput> typed) =>
        [.. shown.Rules.Select((rule, i) => typed.ElementAtOrDefault(i) is { } one && one.Id == rule.Id && one.Amounts.Count == rule.Amounts.Count ? one : Of(rule))];

    public IReadOnlyList<ComposeBenefitTable.Rule> Read(ModelStateDictionary state) =>
        [.. Rules.Select((rule, i) => new ComposeBenefitTable.Rule(
            rule.Id ?? "", [.. rule.Amounts.Select((text, j) => Number(text, $"Input.Rules[{i}].Amounts[{j}]", "金額は数字で入れてください。", state))],
            (int?)Number(rule.Within, $"Input.Rules[{i}].Within", "申請の期限は数字で入れてください。", state), rule.Unit ?? ""))];

    private static RuleInput Of(ShowBenefitAmounts.Rule rule) => new()
    {
        Id = rule.Id,
        Amounts = [.. rule.Amounts.Select(a => a.Yen?.ToString("N0", CultureInfo.InvariantCulture))],
        Within = rule.Within?.ToString(CultureInfo.InvariantCulture),
        Unit = rule.Unit,
    };

    private static long? Number(string? text, string field, string wrong, ModelStateDictionary state)
    {
        var digits = Digits.Tidy(text).Replace(",", "", StringComparison.Ordinal).Replace("円", "", StringComparison.Ordinal);
        if (digits.Length == 0)
        {
            return null;
        }
        if (digits.Length <= 9 && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }
        state.AddModelError(field, wrong);
        return null;
    }

    public sealed class RuleInput
    {
        public string? Id { get; set; }
        public List<string?> Amounts { get; set; } = [];
        public string? Within { get; set; }
        public string? Unit { get; set; }
    }
}
