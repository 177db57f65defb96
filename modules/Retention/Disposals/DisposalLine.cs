using WelfareMutual.Kernel;
using WelfareMutual.Retention.Purges;

namespace WelfareMutual.Retention.Disposals;

public enum DisposalKind { Purge, Media, Paper }

/// <summary>A line of the ledger of what was destroyed. Never changed; the check is a row of its own.</summary>
internal sealed class DisposalLine
{
    public Guid Id { get; private set; }
    public DisposalKind Kind { get; private set; }
    public Guid? PurgeId { get; private set; }
    public string What { get; private set; } = "";
    public int Quantity { get; private set; }
    public string Method { get; private set; } = "";
    public string Site { get; private set; } = "";
    public DateOnly DoneOn { get; private set; }
    public Guid? EnteredBy { get; private set; }
    public DateTimeOffset EnteredAt { get; private set; }

    public static DisposalLine Of(DisposalKind kind, string what, int quantity, string method, string site, DateOnly doneOn, Guid by, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(),
        Kind = kind,
        What = what.Trim(),
        Quantity = quantity,
        Method = method.Trim(),
        Site = site.Trim(),
        DoneOn = doneOn,
        EnteredBy = by,
        EnteredAt = at,
    };

    public static DisposalLine OfRun(Purge purge, int people, int rows, Clock clock) => new()
    {
        Id = Guid.CreateVersion7(),
        Kind = DisposalKind.Purge,
        PurgeId = purge.Id,
        What = $"保存期間が過ぎた記録（第{purge.Number}号、{people}人）",
        Quantity = Math.Max(1, rows),
        Method = "鍵の破壊と行の削除",
        Site = "データベース",
        DoneOn = clock.Today,
        EnteredAt = clock.Now,
    };
}

internal sealed class DisposalCheck
{
    public Guid LineId { get; init; }
    public Guid CheckedBy { get; init; }
    public DateTimeOffset CheckedAt { get; init; }
}
