using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Notifications.Templates;

namespace WelfareMutual.Notifications.Letters;

/// <summary>Source: NTF-01, UI.md 1.5. What waits to be printed, by kind; nobody's letter is opened for it.</summary>
public sealed record LetterBatch : IOfficeUseCase<LetterBatch.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.System);

    /// <param name="ForOthers">Letters with keys that the reader ordered: somebody else prints them.</param>
    public sealed record Result(IReadOnlyList<Line> Lines, IReadOnlyList<Printed> Recent, int ForOthers);
    public sealed record Line(string Title, int Count, DateTimeOffset Oldest);
    public sealed record Printed(DateTimeOffset At, int Count);

    internal sealed class Handler(NotificationsDb db, Actor actor) : IHandle<LetterBatch, Result>
    {
        public async Task<Outcome<Result>> Handle(LetterBatch query, CancellationToken ct)
        {
            var me = actor.AccountId;
            var waiting = await db.Letters.Where(l => l.PrintedAt == null && l.OrderedBy != me)
                .GroupBy(l => l.Template).Select(g => new { Template = g.Key, Count = g.Count(), Oldest = g.Min(l => l.WrittenAt) })
                .ToListAsync(ct);
            var printed = await db.Letters.Where(l => l.PrintedAt != null && l.OrderedBy != me)
                .GroupBy(l => l.PrintedAt!.Value).Select(g => new { At = g.Key, Count = g.Count() })
                .OrderByDescending(g => g.At).Take(10).ToListAsync(ct);
            return new Result(
                [.. waiting.OrderBy(w => w.Oldest).Select(w => new Line(TextOf.Find(w.Template).Subject, w.Count, w.Oldest))],
                [.. printed.Select(p => new Printed(p.At, p.Count))],
                await db.Letters.CountAsync(l => l.PrintedAt == null && l.OrderedBy == me, ct));
        }
    }
}
