using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Tickets.Reservations;

/// <summary>Puts back what was not paid in time. Store payments get two hours after their day: the shop reports late.</summary>
public sealed record ReleaseUnpaidReservations : IJobUseCase<ReleaseUnpaidReservations.Result>
{
    public static Access Access => Access.Job;

    public sealed record Result(int Released);

    internal sealed class Handler(TicketsDb db, IPayments payments, Clock clock) : IHandle<ReleaseUnpaidReservations, Result>
    {
        private static readonly TimeSpan ShopsReportWithin = TimeSpan.FromHours(2);

        public async Task<Outcome<Result>> Handle(ReleaseUnpaidReservations job, CancellationToken ct)
        {
            var due = await db.Reservations.FromSql(
                $"""
                select * from tickets.reservation
                where state = 'Held' and hold_until <= {clock.Now} or state = 'Awaiting' and hold_until <= {clock.Now - ShopsReportWithin}
                order by hold_until for update skip locked limit 50
                """).ToListAsync(ct);
            foreach (var reservation in due.OrderBy(r => r.OfferingId))
            {
                reservation.Lapse();
                await db.GiveBack(reservation, ct);
                await payments.Abandon(reservation.Id, ct);
            }
            await db.SaveChangesAsync(ct);
            return new Result(due.Count);
        }
    }
}
