using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Tickets.Passes;

namespace WelfareMutual.Tickets.Reservations;

internal static class OwnReservation
{
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>Loads and locks; null for another's, which is answered with 404.</summary>
    public static Task<Reservation?> Own(this TicketsDb db, Actor actor, Guid id, CancellationToken ct) =>
        db.Locked(id, ct, r => r.PersonId == actor.PersonId);

    /// <summary>For jobs.</summary>
    public static Task<Reservation?> Locked(this TicketsDb db, Guid id, CancellationToken ct) => db.Locked(id, ct, _ => true);

    /// <summary>Paid: a pass for each ticket. The person's own key must be loaded.</summary>
    public static void Complete(this TicketsDb db, Reservation reservation, DateTimeOffset at)
    {
        reservation.Pay(at);
        var names = reservation.Lines.OrderBy(l => l.Position).SelectMany(l => Enumerable.Repeat(l.Name, l.Quantity));
        db.AddRange(names.Select((name, position) => new Pass
        {
            Id = Guid.CreateVersion7(), PersonId = reservation.PersonId, ReservationId = reservation.Id, Position = position + 1, Name = name,
            Code = Sealed.Of(RandomNumberGenerator.GetString(Letters, 16)),
        }));
    }

    /// <summary>Time ran out or the member gave up: everything taken goes back.</summary>
    public static async Task GiveBack(this TicketsDb db, Reservation reservation, CancellationToken ct)
    {
        await db.Uncount(reservation, ct);
        await db.PutBack(reservation.OfferingId, reservation.Quantity, ct);
    }

    private static async Task<Reservation?> Locked(this TicketsDb db, Guid id, CancellationToken ct, Func<Reservation, bool> visible)
    {
        var reservation = await db.Reservations.FromSql($"select * from tickets.reservation where id = {id} for update").SingleOrDefaultAsync(ct);
        if (reservation is null || !visible(reservation))
        {
            return null;
        }
        await db.Entry(reservation).Collection(r => r.Lines).LoadAsync(ct);
        return reservation;
    }
}
