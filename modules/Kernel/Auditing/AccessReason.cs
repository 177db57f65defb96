namespace WelfareMutual.Kernel.Auditing;

/// <summary>Why staff open what is sealed for health, bank or identity (FEATURES AUD-06). Chosen once a session, kept in every entry that it leads to.
/// A closed list: free words could name a person, and the log holds no personal value.</summary>
public static class AccessReason
{
    public static readonly IReadOnlyDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["case"] = "申請の審査と決定",
        ["payout"] = "振込の作成、確認、実行",
        ["inquiry"] = "本人からの問い合わせ",
        ["correction"] = "登録や届出の訂正",
        ["rights"] = "開示、訂正などの請求",
        ["audit"] = "監査、点検",
        ["legal"] = "法令にもとづく照会",
    };

    public static readonly Refusal Needed = new(
        "reason-needed", "封をした情報を開く目的を選んでから、もう一度お試しください。閲覧は記録されます。", null, RefusalKind.ReasonNeeded);

    public static readonly Refusal Unknown = new("reason-unknown", "目的を1つ選んでください。", "Code");
}

/// <summary>Staff opened a sealed compartment without having said why.</summary>
internal sealed class ReasonNeededException() : Exception("a sealed compartment was opened without a reason");
