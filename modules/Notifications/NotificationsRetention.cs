using WelfareMutual.Kernel.Retention;

namespace WelfareMutual.Notifications;

internal sealed class NotificationsRetention : IRetention
{
    public static IReadOnlyList<Kept> Tables { get; } =
    [
        new("notifications.letter", "t.person_id", Erasing.Rows, Keep.Letter, "手紙を書いた日", "(t.written_at at time zone 'Asia/Tokyo')::date", Grounds.Delivery) { Alone = true },
        Kept.WithPerson("notifications.address", "t.id", Erasing.Rows, Grounds.Service),
    ];
}
