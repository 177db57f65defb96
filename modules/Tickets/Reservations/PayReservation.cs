using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tickets.Rules;

namespace WelfareMutual.Tickets.Reservations;

/// <summary>The member goes on to pay for what is put aside. A reservation that costs nothing is paid with this.</summary>
public sealed record PayReservation(Guid ReservationId, PaymentMethod? Method = null) : IPortalUseCase<PayReservation.Result>
{
    public static Access Access => Access.Member;

    /// <param name="PaymentId">The payment to go to, or null when there was nothing to pay.</param>
    public sealed record Result(Guid? PaymentId);

    internal sealed class Handler(TicketsDb db, IPayments payments, PersonKeys keys, Actor actor, Clock clock, Rulebook rules, AuditTrail audit)
        : IHandle<PayReservation, Result>
    {
        public async Task<Outcome<Result>> Handle(PayReservation command, CancellationToken ct)
        {
            var reservation = await db.Own(actor, command.ReservationId, ct);
            if (reservation is null)
            {
                return Refusal.NotFound;
            }
            audit.About(reservation.Id);
            if (!reservation.IsOpen)
            {
                return new Result(reservation.PaymentId);
            }
            if (reservation.State == ReservationState.Held && reservation.HoldUntil <= clock.Now)
            {
                return Hold.Over;
            }
            if (reservation.Amount == Yen.Zero)
            {
                await keys.LoadFor(actor.PersonId, ct: ct);
                db.Complete(reservation, clock.Now);
            }
            else
            {
                var hold = await rules.Today<HoldSettings>(ct);
                var method = command.Method ?? reservation.Method;
                reservation.PaymentId = await payments.Open(new NewPayment(
                    TicketsModule.OrderKind, reservation.Id, actor.PersonId, reservation.Amount, method, $"チケット {reservation.Number}",
                    reservation.HoldUntil, Hold.PayBy(method, clock.Now, reservation.HoldUntil, hold), $"/tickets/result/{reservation.Id}"), ct);
            }
            await db.SaveChangesAsync(ct);
            return new Result(reservation.PaymentId);
        }
    }
}
