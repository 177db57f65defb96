using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Tickets.Reservations;

/// <summary>The member gives up a reservation before payment, or returns unused tickets within the offering's days.</summary>
public sealed record CancelReservation(Guid ReservationId) : IPortalUseCase<CancelReservation.Result>
{
    public static Access Access => Access.Member;

    public sealed record Result(OrderState State);

    internal sealed class Handler(ReservationBook book) : IHandle<CancelReservation, Result>
    {
        public async Task<Outcome<Result>> Handle(CancelReservation command, CancellationToken ct)
        {
            var given = await book.GiveUp(command.ReservationId, ct);
            return given.Succeeded ? new Result(given.Value) : given.Refusal!;
        }
    }
}
