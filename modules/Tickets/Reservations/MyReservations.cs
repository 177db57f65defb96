using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tickets.Offerings;

namespace WelfareMutual.Tickets.Reservations;

/// <summary>What the member bought, newest first: the page on which "did it go through?" is answered (TIC-10).</summary>
public sealed record MyReservations(int Page = 1) : IPortalUseCase<MyReservations.Result>, IQuery
{
    public static Access Access => Access.Member;
    public const int PageSize = 20;

    public sealed record Result(IReadOnlyList<Row> Rows, int Total);

    public sealed record Row(Guid Id, string Number, string Title, int Quantity, Yen Amount, OrderState State, DateTimeOffset CreatedAt, DateTimeOffset HoldUntil, DateOnly UseUntil, TicketKind Kind);

    internal sealed class Handler(TicketsDb db, Actor actor) : IHandle<MyReservations, Result>
    {
        public async Task<Outcome<Result>> Handle(MyReservations query, CancellationToken ct)
        {
            var rows = await db.PurchasesOf(actor.PersonId).Skip((Math.Max(1, query.Page) - 1) * PageSize).Take(PageSize).ToListAsync(ct);
            return new Result(rows, await db.Reservations.Where(r => r.PersonId == actor.PersonId).TotalAfter(query.Page, PageSize, rows.Count, ct));
        }
    }
}

internal static class Purchases
{
    /// <summary>Newest first.</summary>
    public static IQueryable<MyReservations.Row> PurchasesOf(this TicketsDb db, Guid person) =>
        db.Reservations.Where(r => r.PersonId == person).Join(db.Offerings, r => r.OfferingId, o => o.Id, (r, o) => new { r, o })
            .OrderByDescending(x => x.r.CreatedAt)
            .Select(x => new MyReservations.Row(x.r.Id, x.r.Number, x.o.Title, x.r.Quantity, x.r.Amount, x.r.State, x.r.CreatedAt, x.r.HoldUntil, x.o.UseUntil, x.o.Kind));
}
