namespace WelfareMutual.Web.Shared.Text;

/// <summary>One state as the member and as the staff read it. {0} is the date or number that a page fills in.</summary>
public sealed record StateWord(string Member, string Staff, string Tone, string Glyph);

/// <summary>The one table of status words for both sites (UI 2.1).</summary>
public static class StateWords
{
    private static readonly Dictionary<string, StateWord> Table = new(StringComparer.OrdinalIgnoreCase)
    {
        ["draft"] = new("下書き", "下書き", "grey", "○"),
        ["submitted"] = new("受け付けました", "受付済", "note", "●"),
        ["returned"] = new("お直しのお願い", "差し戻し中", "due", "↩"),
        ["content-checked"] = new("確認しています", "内容確認済", "note", "◐"),
        ["amount-checked"] = new("確認しています", "金額確認済", "note", "◐"),
        ["approved"] = new("支給が決まりました", "決定", "ok", "✓"),
        ["scheduled"] = new("{0}に振り込みます", "振込予定", "ok", "→"),
        ["paid"] = new("振り込みました", "振込済", "ok", "✓"),
        ["reconciled"] = new("振り込みました", "消込済", "ok", "✓"),
        ["rejected"] = new("支給できませんでした", "不支給", "ink", "✕"),
        ["withdrawn"] = new("取り下げました", "取下げ", "grey", "－"),
        ["reversed"] = new("取り消しました", "取消", "grey", "－"),
        ["held"] = new("口座の確認のため待っています", "保留", "warn", "◇"),
        ["ticket-held"] = new("お取り置き中", "お取り置き中", "due", "◇"),
        ["ticket-paid"] = new("購入済み", "購入済み", "ok", "✓"),
        ["ticket-used"] = new("使用済み", "使用済み", "grey", "－"),
        ["ticket-expired"] = new("期限切れ", "期限切れ", "grey", "－"),
        ["ticket-refunded"] = new("返金済み", "返金済み", "note", "↩"),
        ["entry-held"] = new("お取り置き中", "お取り置き中", "due", "◇"),
        ["entry-awaiting"] = new("支払い待ち", "支払い待ち", "due", "◇"),
        ["entry-paid"] = new("参加確定", "参加確定", "ok", "✓"),
        ["entry-cancelled"] = new("取り消し済み", "取消", "grey", "－"),
        ["entry-lapsed"] = new("お取り置き終了", "時間切れ", "grey", "－"),
        ["entry-refunding"] = new("返金の手続き中", "返金中", "note", "↩"),
        ["entry-refunded"] = new("返金済み", "返金済み", "note", "↩"),
        ["notice-draft"] = new("下書き", "下書き", "grey", "○"),
        ["notice-published"] = new("公開中", "公開中", "ok", "✓"),
        ["notice-withdrawn"] = new("取り下げ", "取り下げ", "grey", "－"),
        ["sale-before"] = new("{0}から", "販売前", "note", "○"),
        ["sale-open"] = new("販売中", "販売中", "ok", "●"),
        ["sale-few"] = new("残りわずか", "残りわずか", "due", "!"),
        ["sale-out"] = new("完売・補欠受付", "完売・補欠受付", "ink", "✕"),
        ["sale-closed"] = new("販売終了", "販売終了", "grey", "－"),
        ["draw-entered"] = new("申込済み", "申込済み", "note", "●"),
        ["draw-won"] = new("当選", "当選", "ok", "✓"),
        ["draw-waitlisted"] = new("補欠 {0}番", "補欠 {0}番", "note", "◐"),
        ["draw-lost"] = new("落選", "落選", "ink", "✕"),
        ["draw-confirmed"] = new("参加確定", "参加確定", "ok", "✓"),
        ["row-add"] = new("追加", "追加", "ok", "＋"),
        ["row-change"] = new("変更", "変更", "note", "≠"),
        ["row-leave"] = new("退会", "退会", "due", "−"),
        ["row-same"] = new("変更なし", "変更なし", "grey", "＝"),
        ["row-error"] = new("直す", "直す", "bad", "!"),
    };

    public static IReadOnlyCollection<string> Known => Table.Keys;

    public static StateWord Of(string state) => Table.TryGetValue(state, out var word)
        ? word
        : throw new ArgumentException($"No word is written down for the state {state}.", nameof(state));

    public static string Say(string state, bool staff, string? fill = null)
    {
        var word = Of(state);
        var text = staff ? word.Staff : word.Member;
        if (!text.Contains("{0}", StringComparison.Ordinal))
        {
            return text;
        }

        // Without its date or number the staff word says the same less exactly.
        return fill is null ? word.Staff.Replace(" {0}番", "", StringComparison.Ordinal) : text.Replace("{0}", fill, StringComparison.Ordinal);
    }
}
