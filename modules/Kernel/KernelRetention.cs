using WelfareMutual.Kernel.Retention;

namespace WelfareMutual.Kernel;

/// <summary>Sessions, answers kept for a second post, and what waits to be sent. Answers are forgotten after a day by a job of their own.</summary>
internal sealed class KernelRetention : IRetention
{
    public static IReadOnlyList<Kept> Tables { get; } =
    [
        Kept.WithPerson("kernel.command_key", "(select s.person_id from kernel.session s where s.id = t.session_id)", Erasing.Rows, "二重の送信を防ぐため。1日で消える"),
        new("kernel.session", "t.person_id", Erasing.Rows, Keep.Session, "ログインした日", "(t.created_at at time zone 'Asia/Tokyo')::date", Grounds.Security) { Alone = true },
        Kept.WithPerson("kernel.outbox", "kernel.outbox_person(t.body)", Erasing.Rows, Grounds.Delivery),
    ];
}
