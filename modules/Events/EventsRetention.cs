using WelfareMutual.Kernel.Retention;

namespace WelfareMutual.Events;

internal sealed class EventsRetention : IRetention
{
    public static IReadOnlyList<Kept> Tables { get; } =
    [
        new("events.companion", "t.person_id", Erasing.Rows, Keep.Order, "イベントの日",
            "(select s.day from events.entry e join events.session s on s.id = e.session_id where e.id = t.entry_id)", Grounds.Service)
        { Alone = true },
        Kept.WithPerson("events.entry_count", "t.scope_id", Erasing.Rows, Grounds.Service),
        Kept.WithPerson("events.entry_line", "t.person_id", Erasing.Stays, Grounds.Books),
        new("events.entry", "t.person_id", Erasing.Stays, Keep.Order, "申し込んだ日（終わるまでは消さない）",
            "case when t.state not in ('Held', 'Awaiting', 'Refunding') then (t.created_at at time zone 'Asia/Tokyo')::date end", Grounds.Books),
    ];
}
