using WelfareMutual.Kernel.Retention;

namespace WelfareMutual.Retention;

/// <summary>A hold that was lifted goes with its person. The erasure list and the ledger name nobody and are kept for ever: they are the proof.</summary>
internal sealed class RetentionRetention : IRetention
{
    public static IReadOnlyList<Kept> Tables { get; } =
    [
        Kept.WithPerson("retention.hold", "t.subject_id", Erasing.Rows, "消去を止めた理由を示すため"),
    ];
}
