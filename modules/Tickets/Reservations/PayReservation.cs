using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Tickets.Reservations;

/// <summary>The member goes on to pay for what is put aside. A reservation that costs nothing is paid with this.</summary>
public sealed record PayReservation(Guid ReservationId, PaymentMethod? Method = null) : IPortalUseCase<PayReservation.Result>
{
    public static Access Access => Access.Member;

    /// <param name="PaymentId">The payment to go to, or null when there was nothing to pay.</param>
    public sealed record Result(Guid? PaymentId);

    internal sealed class Handler(TicketsDb db, ReservationBook book) : IHandle<PayReservation, Result>
    {
        public async Task<Outcome<Result>> Handle(PayReservation command, CancellationToken ct)
        {
            if (await book.Own(command.ReservationId, ct) is not { } reservation)
            {
                return Refusal.NotFound;
            }
            var lastDay = await db.Offerings.Where(o => o.Id == reservation.OfferingId).Select(o => o.UseUntil).SingleAsync(ct);
            var payment = await book.GoToPay(reservation, command.Method, lastDay, ct);
            return payment.Succeeded ? new Result(payment.Value) : payment.Refusal!;
        }
    }
}
