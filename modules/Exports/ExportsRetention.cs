using WelfareMutual.Kernel.Retention;

namespace WelfareMutual.Exports;

/// <summary>An order for the people of a firm lies under the foundation's key and names nobody: it stays as long as the foundation does.</summary>
internal sealed class ExportsRetention : IRetention
{
    private const string Accounts = "だれの情報をなぜ渡したかを示すため";

    public static IReadOnlyList<Kept> Tables { get; } =
    [
        Kept.WithPerson("exports.hand_over", "t.person_id", Erasing.Rows, Accounts),
        Kept.WithPerson("exports.export_order", "t.person_id", Erasing.Rows, Accounts),
        // An open request holds the erasure up; its answer is kept as long as somebody may object to it.
        new("exports.rights_request", "t.person_id", Erasing.Rows, Keep.Application, "請求に応じた日（応じるまでは消さない）", "(t.closed_at at time zone 'Asia/Tokyo')::date", Grounds.Review),
    ];
}
