using WelfareMutual.Kernel.Retention;

namespace WelfareMutual.Tickets;

/// <summary>What was sold for how much stays in the books; the code that lets in goes.</summary>
internal sealed class TicketsRetention : IRetention
{
    public static IReadOnlyList<Kept> Tables { get; } =
    [
        Kept.WithPerson("tickets.pass", "t.person_id", Erasing.Rows, Grounds.Service),
        Kept.WithPerson("tickets.posting", "t.person_id", Erasing.Rows, Grounds.Delivery),
        Kept.WithPerson("tickets.purchase_count", "t.scope_id", Erasing.Rows, Grounds.Service),
        Kept.WithPerson("tickets.reservation_line", "t.person_id", Erasing.Stays, Grounds.Books),
        new("tickets.reservation", "t.person_id", Erasing.Stays, Keep.Order, "申し込んだ日（終わるまでは消さない）",
            "case when t.state not in ('Held', 'Awaiting', 'Refunding') then (t.created_at at time zone 'Asia/Tokyo')::date end", Grounds.Books),
    ];
}
