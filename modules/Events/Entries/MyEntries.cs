using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Events.Entries;

/// <summary>What the member entered, newest first: the page on which "did it go through?" is answered.</summary>
public sealed record MyEntries(int Page = 1) : IPortalUseCase<MyEntries.Result>, IQuery
{
    public static Access Access => Access.Member;
    public const int PageSize = 20;

    public sealed record Result(IReadOnlyList<Row> Rows, int Total);

    public sealed record Row(
        Guid Id, string Number, string Title, string Place, DateOnly Day, TimeOnly StartsAt, int Quantity, Yen Amount, OrderState State,
        DateTimeOffset CreatedAt, DateTimeOffset HoldUntil);

    internal sealed class Handler(EventsDb db, Actor actor) : IHandle<MyEntries, Result>
    {
        public async Task<Outcome<Result>> Handle(MyEntries query, CancellationToken ct)
        {
            var mine = db.Entries.Where(e => e.PersonId == actor.PersonId);
            var rows = await mine.OrderByDescending(e => e.CreatedAt).Skip((Math.Max(1, query.Page) - 1) * PageSize).Take(PageSize)
                .Join(db.Happenings, e => e.HappeningId, h => h.Id, (e, h) => new { e, h })
                .Join(db.Sessions, x => x.e.SessionId, s => s.Id, (x, s) => new { x.e, x.h, s })
                .OrderByDescending(x => x.e.CreatedAt)
                .Select(x => new Row(
                    x.e.Id, x.e.Number, x.h.Title, x.h.Place, x.s.Day, x.s.StartsAt, x.e.Quantity, x.e.Amount, x.e.State, x.e.CreatedAt, x.e.HoldUntil))
                .ToListAsync(ct);
            return new Result(rows, await mine.TotalAfter(query.Page, PageSize, rows.Count, ct));
        }
    }
}
