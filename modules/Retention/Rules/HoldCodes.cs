namespace WelfareMutual.Retention.Rules;

/// <summary>Why a person's records must be kept whatever their age. A closed list; the words beside it are sealed to the person.</summary>
internal static class HoldCodes
{
    public static readonly IReadOnlyDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["suit"] = "訴訟・調停",
        ["objection"] = "不服の申出",
        ["disclosure"] = "開示・訂正・利用停止の請求",
        ["audit"] = "監査・検査",
        ["authority"] = "官公署からの保全の求め",
    };
}
