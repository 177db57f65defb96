using WelfareMutual.Kernel.Retention;

namespace WelfareMutual.Exports;

internal sealed class ExportsRetention : IRetention
{
    private const string Accounts = "だれの情報をなぜ渡したかを示すため";
    private const string Since = "持ち出しの指示が終わった日（終わるまでは消さない）";

    public static IReadOnlyList<Kept> Tables { get; } =
    [
        new("exports.hand_over", "t.person_id", Erasing.Rows, Keep.Application, Since, $"(select {Ended("o")} from exports.export_order o where o.id = t.order_id)", Accounts) { Alone = true },
        // Also an order for the people of a firm, which lies under the foundation's key and so goes with nobody.
        new("exports.export_order", "t.person_id", Erasing.Rows, Keep.Application, Since, Ended("t"), Accounts) { Alone = true },
        // An open request holds the erasure up; its answer is kept as long as somebody may object to it.
        new("exports.rights_request", "t.person_id", Erasing.Rows, Keep.Application, "請求に応じた日（応じるまでは消さない）", "(t.closed_at at time zone 'Asia/Tokyo')::date", Grounds.Review),
    ];

    private static string Ended(string order) =>
        $"case when {order}.state in ('Taken', 'Refused', 'Expired') then (coalesce({order}.taken_at, {order}.decided_at, {order}.expires_at) at time zone 'Asia/Tokyo')::date end";
}
