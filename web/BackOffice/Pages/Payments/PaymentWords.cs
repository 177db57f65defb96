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
        DifferenceKind.Reference => "当方の支払いと確かめられない",
        DifferenceKind.Late => "お取り置きの終わった後の入金",
        DifferenceKind.Twice => "二重の入金",
        DifferenceKind.RefundRefused => "返金を断られた",
        DifferenceKind.RefundFailed => "返金が届かない",
        _ => "返金の返事がない",
    };

    public static string ToDo(DifferenceKind kind, bool received) => kind switch
    {
        DifferenceKind.Amount or DifferenceKind.Currency or DifferenceKind.Reference when !received =>
            "まだ入金はない。申込みはお取り置きのままで、時間が過ぎると席を戻す。決済会社の画面で内容を確かめ、もう一度確かめるか、外で済んだものとして終える。",
        DifferenceKind.Amount or DifferenceKind.Currency or DifferenceKind.Reference =>
            "入金はあるが、申込みは支払い済みになっていない。決済会社の画面で金額を確かめ、支払い済みとして扱うか、返金するか、外で済んだものとして終える。",
        DifferenceKind.Late or DifferenceKind.Twice => "全額を自動で返金している。返金が届けば自動で終わる。届かないときは「返金」に出る。",
        DifferenceKind.RefundRefused => "決済会社が返金を受け付けない（期限切れ、カードの解約など）。やり直しても断られるときは、窓口か振込で返し、外で済んだものとして終える。",
        DifferenceKind.RefundFailed => "返金が途中で戻ってきた。やり直すか、窓口か振込で返し、外で済んだものとして終える。",
        _ => "決済会社から返事がない。同じ返金を自動で繰り返している（二重にはならない）。長く続くときは決済会社に問い合わせる。",
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
        Resolution.Paid => "申込みが支払い済みになり、会員に知らせる。差額は別に扱う。",
        Resolution.GivenBack => "申込みは支払い済みにならない。",
        _ => "窓口や振込で返した、または何も残っていない。お金は動かない。",
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
