using WelfareMutual.Kernel.Retention;

namespace WelfareMutual.Payments;

internal sealed class PaymentsRetention : IRetention
{
    public static IReadOnlyList<Kept> Tables { get; } =
    [
        new("payments.difference", "t.person_id", Erasing.Values, Keep.Books, "差異を処理し終えた日", "(t.settled_at at time zone 'Asia/Tokyo')::date", Grounds.Books) { Columns = ["reason"] },
        new("payments.payment", "t.payer_id", Erasing.Values, Keep.Books, "支払いの手続きが終わった日",
            "case when t.state not in ('Opening', 'Open', 'Pending', 'Refunding') then (coalesce(t.paid_at, t.opened_at) at time zone 'Asia/Tokyo')::date end", Grounds.Books)
        { Columns = ["page_url"] },
    ];
}
