using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tickets.Rules;

namespace WelfareMutual.Tickets.Reservations;

/// <summary>The member gives up a reservation before payment, or returns unused tickets within the offering's days.</summary>
public sealed record CancelReservation(Guid ReservationId) : IPortalUseCase<CancelReservation.Result>
{
    public static Access Access => Access.Member;

    public sealed record Result(ReservationState State);

    internal sealed class Handler(TicketsDb db, IPayments payments, Actor actor, Clock clock, AuditTrail audit) : IHandle<CancelReservation, Result>
    {
        public async Task<Outcome<Result>> Handle(CancelReservation command, CancellationToken ct)
        {
            var reservation = await db.Own(actor, command.ReservationId, ct);
            if (reservation is null)
            {
                return Refusal.NotFound;
            }
            audit.About(reservation.Id);
            if (reservation.IsOpen)
            {
                reservation.Cancel();
                await db.GiveBack(reservation, ct);
                await payments.Abandon(reservation.Id, ct);
            }
            else if (reservation.State == ReservationState.Paid)
            {
                var offering = await db.Offerings.AsNoTracking().SingleAsync(o => o.Id == reservation.OfferingId, ct);
                if (!Hold.MayReturn(reservation.PaidAt!.Value, offering.ReturnDays, clock.Today))
                {
                    return Hold.TooLateToCancel;
                }
                reservation.BeginRefund();
                await db.GiveBack(reservation, ct);
                await db.Passes.Where(p => p.ReservationId == reservation.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.VoidedAt, clock.Now), ct);
                if (reservation.Amount == Yen.Zero)
                {
                    reservation.EndRefund();
                }
                await payments.Refund(reservation.Id, "returned-by-member", ct);
            }
            await db.SaveChangesAsync(ct);
            return new Result(reservation.State);
        }
    }
}
