using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tickets.Passes;
using WelfareMutual.Tickets.Rules;

namespace WelfareMutual.Tickets.Reservations;

/// <summary>Reservations live as all orders do; a paid one becomes a pass for each ticket.</summary>
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
        var days = await db.Offerings.Where(o => o.Id == order.OfferingId).Select(o => o.ReturnDays).SingleAsync(ct);
        return Return.IsInTime(order.PaidAt!.Value, days, clock.Today) ? null : Return.TooLate;
    }

    protected override async Task OnPaid(Reservation order, CancellationToken ct)
    {
        await keys.LoadFor(order.PersonId, ct: ct);
        var lines = await db.Lines.Where(l => l.ReservationId == order.Id).OrderBy(l => l.Position).ToListAsync(ct);
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
