using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tickets.Offerings;
using WelfareMutual.Tickets.Reservations;

namespace WelfareMutual.Web.Portal.Pages.Tickets;

/// <summary>Kinds, ways to pay and states of a purchase as the member reads them.</summary>
public static class Words
{
    public static string KindOf(TicketKind kind) => kind switch
    {
        TicketKind.Mailed => "郵送の券",
        TicketKind.Code => "引換コード",
        _ => "電子チケット",
    };

    public static string HandOverOf(TicketKind kind) => kind switch
    {
        TicketKind.Mailed => "支払いのあと、登録の住所へ郵送します",
        TicketKind.Code => "支払いのあと、画面に引換コードが出ます",
        _ => "支払いのあと、1枚ごとにQRコードが出ます",
    };

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
