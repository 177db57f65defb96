using WelfareMutual.Exports.Orders;
using WelfareMutual.Exports.Requests;

namespace WelfareMutual.Web.BackOffice.Pages.Exports;

/// <summary>What codes of orders and requests are called on the pages.</summary>
public static class ExportWords
{
    public static readonly IReadOnlyDictionary<string, string> Proofs = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["licence"] = "運転免許証",
        ["number-card-front"] = "個人番号カードの表",
        ["passport"] = "旅券",
        ["residence-card"] = "在留カード",
        ["insurance-and-another"] = "資格確認書ともう1つの書類",
        ["post-with-register"] = "郵送（本人確認の書類の写しと住民票）",
        ["parent-with-register"] = "親権者（代理人の書類と戸籍の書類）",
        ["guardian-with-register"] = "成年後見人（代理人の書類と登記の書類）",
        ["mandate-with-seal"] = "委任を受けた人（代理人の書類と委任状）",
    };

    public static string Kind(ExportKind kind) => kind == ExportKind.EnterpriseMembers ? "事業所の会員の名簿" : "本人の記録（開示）";

    public static string Kind(RequestKind kind) => kind switch
    {
        RequestKind.Disclosure => "開示",
        RequestKind.Correction => "訂正",
        RequestKind.StopOfUse => "利用停止",
        _ => "消去",
    };

    public static (string Tone, string Glyph, string Text) State(OrderState state, bool passwordWaits) => state switch
    {
        OrderState.Ordered => ("due", "○", "承認待ち"),
        OrderState.Released => ("note", "◐", "受取り待ち"),
        OrderState.Taken when passwordWaits => ("due", "◇", "パスワードの受取り待ち"),
        OrderState.Taken => ("ok", "✓", "受取済み"),
        OrderState.Refused => ("grey", "✕", "不承認"),
        _ => ("grey", "－", "期限切れ"),
    };

    public static (string Tone, string Glyph, string Text) State(RequestState state, bool overdue) => state switch
    {
        _ when overdue => ("bad", "!", "期限超過"),
        RequestState.Received => ("due", "○", "本人確認待ち"),
        RequestState.Identified => ("note", "◐", "検討中"),
        RequestState.Proposed => ("due", "◐", "決定待ち"),
        RequestState.Decided => ("note", "→", "決定済み・手続き中"),
        RequestState.Done => ("ok", "✓", "完了"),
        _ => ("grey", "－", "取下げ"),
    };

    public static string Answer(RequestAnswer answer) => answer switch { RequestAnswer.Granted => "認める", RequestAnswer.Partly => "一部を認める", _ => "認めない" };

    /// <summary>What is asked for when a granted request is closed.</summary>
    public static string MeasuresHint(RequestKind kind) => kind switch
    {
        RequestKind.Deletion => "消したものを書きます。法律や保存期間のためにまだ消せないものは、その理由と、いつ消えるかも書きます。本人に知らせます。",
        RequestKind.StopOfUse => "利用を止めたものを書きます。まだ止められないものは、その理由も書きます。本人に知らせます。",
        _ => "直したものを書きます。直せなかったものは、その理由も書きます。本人に知らせます。",
    };

    public static string Step(HandOverStep step) => step switch
    {
        HandOverStep.FileTaken => "ファイルを受け取った",
        HandOverStep.PasswordTaken => "パスワードを受け取った",
        HandOverStep.Given => "ファイルを渡した",
        HandOverStep.Told => "パスワードを伝えた",
        HandOverStep.Returned => "媒体が返ってきた",
        _ => "媒体を廃棄した",
    };

    public static string Medium(string medium) => medium switch
    {
        "terminal" => "端末",
        "hand" => "手渡し",
        "post" => "書留の郵便",
        "courier" => "配送の記録が残る便",
        "line" => "専用の回線",
        "phone" => "電話",
        "mail" => "電子メール",
        "shredded" => "壊した",
        "erased" => "消した",
        _ => medium,
    };

    public static string Left(int days) => days switch { < 0 => $"{-days}日超過", 0 => "今日まで", _ => $"あと{days}日" };
}
