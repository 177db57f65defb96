using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Tickets.Reservations;

/// <summary>Puts back what was not paid in time.</summary>
public sealed record ReleaseUnpaidReservations : IJobUseCase<ReleaseUnpaidReservations.Result>
{
    public static Access Access => Access.Job;

    public sealed record Result(int Released);

    internal sealed class Handler(ReservationBook book) : IHandle<ReleaseUnpaidReservations, Result>
    {
        public async Task<Outcome<Result>> Handle(ReleaseUnpaidReservations job, CancellationToken ct) => new Result(await book.ReleaseUnpaid(ct));
    }
}
