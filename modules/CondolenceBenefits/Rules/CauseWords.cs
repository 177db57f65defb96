namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>Causes and degrees of the tables (schemes.json, cells) in words; one that a table brings anew is shown as the table has it.</summary>
internal static class CauseWords
{
    private static readonly Dictionary<string, string> All = new(StringComparer.Ordinal)
    {
        ["illness"] = "病気",
        ["accident"] = "事故",
        ["traffic_accident"] = "交通事故",
        ["fire_etc"] = "火災など",
        ["natural"] = "自然災害",
        ["flood_above_floor"] = "床上浸水",
        ["severe"] = "重度の障害",
        ["after-effects"] = "後遺障害",
    };

    public static string Of(string code) => All.GetValueOrDefault(code, code);
}
