using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tickets.Offerings;
using WelfareMutual.Tickets.Passes;
using WelfareMutual.Tickets.Rules;

namespace WelfareMutual.Tickets.Reservations;

/// <summary>Reservations live as all orders do; a paid one becomes a pass for each ticket, or waits to be posted.</summary>
internal sealed class ReservationBook(TicketsDb db, OrderDesk desk, PersonKeys keys, Clock clock) : OrderBook<Reservation, HoldSettings>(db, desk, Kind)
{
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static readonly OrderKind Kind = new("tickets.order", "チケット", "/tickets/result", "ticket-bought", "order-lapsed");

    protected override IQueryable<Reservation> Locked(Guid id) => db.Reservations.FromSql($"select * from tickets.reservation where id = {id} for update");

    protected override IQueryable<Reservation> Due(DateTimeOffset now, DateTimeOffset shops, int most) => db.Reservations.FromSql(
        $"""
        select * from tickets.reservation where state = 'Held' and hold_until <= {now} or state = 'Awaiting' and hold_until <= {shops}
        order by hold_until for update skip locked limit {most}
        """);

    protected override Task GiveBack(IReadOnlyCollection<Reservation> orders, CancellationToken ct) => db.GiveBack(orders, ct);

    protected override async Task<Refusal?> RefuseReturn(Reservation order, CancellationToken ct)
    {
        var offering = await db.Offerings.AsNoTracking().SingleAsync(o => o.Id == order.OfferingId, ct);
        return !Return.IsInTime(order.PaidAt!.Value, offering, clock.Today) ? Return.TooLate
            : offering.Kind == TicketKind.Mailed && await db.Postings.AnyAsync(p => p.Id == order.Id, ct) ? Return.Posted : null;
    }

    protected override async Task OnPaid(Reservation order, CancellationToken ct)
    {
        await keys.LoadFor(order.PersonId, ct: ct);
        // What goes by post is on paper: there is no pass beside it that lets in a second time.
        var lines = await db.Lines.Where(l => l.ReservationId == order.Id && db.Offerings.Any(o => o.Id == order.OfferingId && o.Kind != TicketKind.Mailed))
            .OrderBy(l => l.Position).ToListAsync(ct);
        db.AddRange(lines.SelectMany(l => Enumerable.Repeat(l.Name, l.Quantity)).Select((name, position) => new Pass
        {
            Id = Guid.CreateVersion7(),
            PersonId = order.PersonId,
            ReservationId = order.Id,
            Position = position + 1,
            Name = name,
            Code = Sealed.Of(RandomNumberGenerator.GetString(Letters, 16)),
        }));
    }

    protected override Task OnReturn(Reservation order, CancellationToken ct) =>
        db.Passes.Where(p => p.ReservationId == order.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.VoidedAt, clock.Now), ct);
}
