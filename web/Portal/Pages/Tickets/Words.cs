using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tickets.Offerings;
using WelfareMutual.Tickets.Reservations;
using WelfareMutual.Web.Shared.Text;

namespace WelfareMutual.Web.Portal.Pages.Tickets;

/// <summary>Kinds, ways to pay and states of a purchase as the member reads them.</summary>
public static class Words
{
    public static string KindOf(TicketKind kind) => kind switch
    {
        TicketKind.Mailed => "郵送の券",
        TicketKind.Code => "引換コード",
        TicketKind.Dated => "日時の決まった券",
        _ => "電子チケット",
    };

    public static string HandOverOf(TicketKind kind) => kind switch
    {
        TicketKind.Mailed => "支払いのあと、登録の住所へ郵送します。発送した日は、購入の画面に出ます",
        TicketKind.Code => "支払いのあと、画面に引換コードが出ます",
        _ => "支払いのあと、1枚ごとにQRコードが出ます",
    };

    /// <summary>2026年12月12日（土）18:30から.</summary>
    public static string WhenOf(Showing showing) => $"{JapaneseDates.Full(showing.Day)}{(showing.StartsAt is { } at ? $"　{JapaneseDates.Clock(at)}から" : "")}";

    /// <summary>Place and seat, the seat only where there is one to tell.</summary>
    public static string WhereOf(string place, Showing showing) => showing.Seat.Length == 0 ? place : $"{place}　{showing.Seat}";

    /// <summary>What becomes of money that was paid, before it is asked for.</summary>
    public static string RefundOf(PaymentMethod method) => method == PaymentMethod.Card
        ? "支払いに使ったカードへ戻します。明細に出るまで、カード会社により数日かかります。"
        : "コンビニのレジでは戻せません。決済会社から届くメールの案内で口座を登録すると、その口座に振り込まれます。";

    /// <summary>What the member still waits for, or has to do, while the money is on its way back.</summary>
    public static string RefundingOf(PaymentMethod method) => method == PaymentMethod.Card
        ? "支払いに使ったカードへ戻します。数日かかることがあります。"
        : "決済会社から、返金先の口座をたずねるメールが届きます。口座を登録すると振り込まれます。届かないときは、お電話ください。";

    public static string RefundedOf(PaymentMethod method) => method == PaymentMethod.Card
        ? "カードの明細に出るまで、カード会社により数日かかります。"
        : "登録された口座に振り込みました。";

    /// <summary>Until when a payment at a store must be made.</summary>
    public static string StoreNote(int days, Showing? showing) => $"{days}日以内に支払うと届きます（{LastDayOf(showing)}の前日まで）";

    /// <returns>Why a store cannot be chosen, or null.</returns>
    public static string? StoreClosed(bool inTime, Showing? showing) => inTime ? null : $"{LastDayOf(showing)}が近いため選べません";

    private static string LastDayOf(Showing? showing) => showing is null ? "使える期限" : "使う日";

    public static string MethodOf(PaymentMethod method) => method == PaymentMethod.Card ? "クレジットカード" : "コンビニ";

    public static (string Tone, string Glyph, string Text) StateOf(OrderState state) => state switch
    {
        OrderState.Held => ("due", "◇", "お取り置き中"),
        OrderState.Awaiting => ("due", "◇", "支払い待ち"),
        OrderState.Paid => ("ok", "✓", "購入済み"),
        OrderState.Cancelled => ("grey", "－", "取り消し済み"),
        OrderState.Lapsed => ("grey", "－", "お取り置き終了"),
        OrderState.Refunding => ("note", "↩", "返金の手続き中"),
        _ => ("note", "↩", "返金済み"),
    };
}
