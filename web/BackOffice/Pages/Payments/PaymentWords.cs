using WelfareMutual.Payments.Contracts;
using WelfareMutual.Payments.Differences;

namespace WelfareMutual.Web.BackOffice.Pages.Payments;

/// <summary>What the back office calls a difference, its states, what is to be done.</summary>
internal static class PaymentWords
{
    public static string Kind(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Amount => "金額が違う",
        DifferenceKind.Currency => "通貨が違う",
        DifferenceKind.Reference => "支払いの結果を確かめられない",
        DifferenceKind.Late => "お取り置きの終わった後の入金",
        DifferenceKind.Twice => "二重の入金",
        DifferenceKind.RefundRefused => "返金を断られた",
        DifferenceKind.RefundFailed => "返金が届かない",
        _ => "返金が終わらない",
    };

    public static string ToDo(DifferenceKind kind, bool received) => kind switch
    {
        DifferenceKind.Amount or DifferenceKind.Currency or DifferenceKind.Reference when !received =>
            "まだ入金はありません。お取り置きの時間が過ぎた申込みは、席を戻しています。決済会社の画面で内容を確かめ、もう一度確かめるか、外で済んだものとして終えてください。",
        DifferenceKind.Amount or DifferenceKind.Currency or DifferenceKind.Reference =>
            "入金はありますが、申込みは支払い済みになっていません。決済会社の画面で金額を確かめ、支払い済みとして扱うか、返金するか、外で済んだものとして終えてください。",
        DifferenceKind.Late or DifferenceKind.Twice => "全額を自動で返金しています。返金が届けば自動で終わります。届かないときは「返金」に出ます。",
        DifferenceKind.RefundRefused => "決済会社が返金を受け付けません（期限切れ、カードの解約など）。やり直しても断られるときは、窓口か振込で返し、外で済んだものとして終えてください。",
        DifferenceKind.RefundFailed => "返金が途中で戻ってきました。やり直すか、窓口か振込で返し、外で済んだものとして終えてください。",
        _ => "返金が終わっていません。決済会社から返事がない間は、同じ返金を自動で繰り返しています（二重にはなりません）。コンビニの支払いは、会員が返金先の口座をまだ登録していないことがあります。長く続くときは、決済会社の画面で確かめるか、問い合わせてください。",
    };

    public static (string Tone, string Glyph, string Text) State(DifferenceState state) => state switch
    {
        DifferenceState.Open => ("warn", "!", "未処理"),
        DifferenceState.Proposed => ("due", "◐", "決定待ち"),
        DifferenceState.Approved => ("note", "→", "処理中"),
        _ => ("ok", "✓", "終了"),
    };

    public static string Resolved(Resolution resolution) => resolution switch
    {
        Resolution.Paid => "支払い済みとして扱う",
        Resolution.GivenBack => "決済会社から全額を返金する",
        _ => "外で済んだものとして終える",
    };

    public static string Note(Resolution resolution) => resolution switch
    {
        Resolution.Paid => "申込みが支払い済みになり、会員に知らせます。差額は別に扱います。",
        Resolution.GivenBack => "申込みは支払い済みになりません。",
        _ => "窓口や振込で返したか、何も残っていないときです。お金は動きません。",
    };

    public static string Payment(PaymentState state) => state switch
    {
        PaymentState.Opening or PaymentState.Open => "支払い待ち",
        PaymentState.Pending => "コンビニの入金待ち",
        PaymentState.Captured => "入金済み",
        PaymentState.Failed => "受け付けられず",
        PaymentState.Expired => "期限切れ",
        PaymentState.Refunding or PaymentState.Overpaid => "返金中",
        _ => "返金済み",
    };

    public static string Method(PaymentMethod method) => method == PaymentMethod.Card ? "カード" : "コンビニ";

    public static string Act(string useCase) => useCase switch
    {
        "payments.try-again" => "やり直し",
        "payments.propose-settlement" => "提案",
        "payments.decide-settlement" => "決定・差し戻し",
        _ => "閲覧",
    };

    /// <summary>What the provider holds, as it was seen.</summary>
    public static string Seen(long? amount, string? currency) => amount is not { } value ? "－" : currency == "jpy" ? $"{value:#,0}円" : $"{value:#,0} {currency?.ToUpperInvariant()}";
}
