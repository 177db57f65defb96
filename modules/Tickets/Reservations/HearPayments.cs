using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Notifications.Contracts;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Tickets.Reservations;

/// <summary>Money arrived. When the hold had ended meanwhile the money goes back: tickets are never sold twice.</summary>
internal sealed class CompleteReservation(TicketsDb db, IPayments payments, PersonKeys keys, INotices notices) : IHear<PaymentCaptured>
{
    public async Task Hear(PaymentCaptured fact, CancellationToken ct)
    {
        if (fact.OrderKind != TicketsModule.OrderKind || await db.Locked(fact.OrderId, ct) is not { } reservation)
        {
            return;
        }
        if (!reservation.IsOpen)
        {
            await payments.Refund(reservation.Id, "came-after-the-hold", ct);
            return;
        }
        await keys.LoadFor(reservation.PersonId, ct: ct);
        db.Complete(reservation, fact.At);
        await db.SaveChangesAsync(ct);
        await notices.Tell(reservation.PersonId, "ticket-bought", reservation.Id, ct);
    }
}

/// <summary>The member has a store number: the tickets stay put aside until the day to pay by.</summary>
internal sealed class KeepReservation(TicketsDb db) : IHear<PaymentPending>
{
    public async Task Hear(PaymentPending fact, CancellationToken ct)
    {
        if (fact.OrderKind == TicketsModule.OrderKind && await db.Locked(fact.OrderId, ct) is { State: ReservationState.Held } reservation)
        {
            reservation.Await(fact.PayBy);
            await db.SaveChangesAsync(ct);
        }
    }
}

/// <summary>A store payment ran out. A declined card leaves the hold as it is: another way to pay can be chosen.</summary>
internal sealed class DropReservation(TicketsDb db) : IHear<PaymentLapsed>
{
    public async Task Hear(PaymentLapsed fact, CancellationToken ct)
    {
        if (fact.OrderKind == TicketsModule.OrderKind && await db.Locked(fact.OrderId, ct) is { State: ReservationState.Awaiting } reservation)
        {
            reservation.Lapse();
            await db.GiveBack(reservation, ct);
            await db.SaveChangesAsync(ct);
        }
    }
}

internal sealed class CloseRefundedReservation(TicketsDb db) : IHear<PaymentReturned>
{
    public async Task Hear(PaymentReturned fact, CancellationToken ct)
    {
        if (fact.OrderKind == TicketsModule.OrderKind && await db.Locked(fact.OrderId, ct) is { State: ReservationState.Refunding } reservation)
        {
            reservation.EndRefund();
            await db.SaveChangesAsync(ct);
        }
    }
}
