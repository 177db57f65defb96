using System.Text.Json;
using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.Kernel;

namespace WelfareMutual.CondolenceBenefits.Tables;

/// <summary>Reads a table as staff wrote it, or says where it is broken.</summary>
internal static class TableText
{
    public static Outcome<BenefitTable> Read(string text, string scheme)
    {
        BenefitTable table;
        try
        {
            table = RuleJson.Read<BenefitTable>(text);
        }
        catch (JsonException broken)
        {
            var where = broken.LineNumber is { } line ? $"（{line + 1}行目 {broken.Path}）" : "";
            return ClaimRefusals.TableBroken with { Text = $"給付の表を読めません{where}。書き方を確かめてください。" };
        }
        return table.SchemeId != scheme ? ClaimRefusals.TableScheme
            : table.Rules.Count == 0 || table.Rules.DistinctBy(r => r.Id).Count() != table.Rules.Count ? ClaimRefusals.TableRules
            : Problems(table) is { Count: > 0 } problems ? problems
            : table;
    }

    private static List<Refusal> Problems(BenefitTable table) =>
        [.. TableCheck.Problems(table, []).Select(p => ClaimRefusals.TableRule with { Text = $"{table.Rules.FirstOrDefault(r => r.Id == p.Field)?.Label ?? "給付の表"}：{p.Text}" })];
}
