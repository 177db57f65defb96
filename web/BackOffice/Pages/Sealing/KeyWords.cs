using WelfareMutual.Kernel.Sealing.Rotation;

namespace WelfareMutual.Web.BackOffice.Pages.Sealing;

/// <summary>Keys and their changes in the operators' words.</summary>
public static class KeyWords
{
    public static readonly IReadOnlyList<RotationReason> Reasons = [RotationReason.Schedule, RotationReason.Staff, RotationReason.Suspicion];

    public static IReadOnlyList<(string Value, string Text, string Note)> Choices { get; } =
    [
        .. new[] { "own", "office", "health", "bank", "identity" }.Select(k => ($"{RotationKind.PurposeKey}:{k}", $"{Name(k)}の鍵", "人ごとの鍵を、新しい鍵で包みなおします。数分で終わります。")),
        ($"{RotationKind.IndexKey}:index", "検索の鍵", "検索の索引をすべて作りなおします。"),
        .. new[] { "own", "office", "bank" }.Select(k => ($"{RotationKind.PersonKeys}:{k}", $"人ごとの鍵（{Name(k)}）", "全員の値を封じなおします。時間がかかります。漏れた疑いがあるときに使います。")),
    ];

    public static (RotationKind Kind, string Key) Read(string? value) =>
        value?.Split(':') is [var kind, var key] && Enum.TryParse<RotationKind>(kind, out var read) ? (read, key) : (RotationKind.PurposeKey, "");

    public static string Name(string key) => key switch
    {
        "own" => "本人",
        "office" => "審査",
        "health" => "病気休業",
        "bank" => "口座",
        "identity" => "本人確認",
        "index" => "検索",
        "signin" => "ログイン",
        _ => "画面の続き",
    };

    public static string Use(string key) => key switch
    {
        "own" => "本人と事業所が読む記録",
        "office" => "職員が読む申請と書類",
        "health" => "病気休業の記録",
        "bank" => "振込先の口座",
        "identity" => "本人確認書類と個人番号",
        "index" => "職員の検索",
        "signin" => "ログイン番号の照合",
        _ => "二重送信の防止",
    };

    public static (string Tone, string Glyph, string Text) State(ShowKeys.Line key) =>
        key is { IsHeld: false, Wrapped: > 0 } ? ("bad", "×", "鍵がない") : !key.IsHeld ? ("grey", "–", "ここにはない") : key.IsCurrent ? ("ok", "✓", "使用中") : ("note", "→", "読むだけ");

    public static string Kind(RotationKind kind) => kind switch
    {
        RotationKind.PurposeKey => "包みなおし",
        RotationKind.IndexKey => "索引の作りなおし",
        _ => "人ごとの鍵の入れ替え",
    };

    public static string Reason(RotationReason reason) => reason switch
    {
        RotationReason.Schedule => "定期",
        RotationReason.Staff => "職員の異動・退職",
        RotationReason.Suspicion => "漏れた疑い",
        _ => "消去のあと",
    };

    public static string Stage(KeyRotation rotation, long left) => rotation.State switch
    {
        RotationState.Proposed => "別の職員の実行待ち",
        RotationState.Released => "まもなく始まります",
        RotationState.Running when rotation.Kind == RotationKind.PurposeKey => $"{rotation.Done:N0}件を終え、{left:N0}件が残っています",
        RotationState.Running => $"{rotation.Done:N0}人分を終えました",
        RotationState.Emptied => "古い鍵を消しています",
        RotationState.Declined => "取りやめ",
        _ => rotation.Kind == RotationKind.PersonKeys ? $"{rotation.Done:N0}人分を入れ替えました" : $"{rotation.Done:N0}件を入れ替え、古い鍵を消しました",
    };
}
