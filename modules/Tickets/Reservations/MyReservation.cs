using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tickets.Offerings;
using WelfareMutual.Tickets.Rules;

namespace WelfareMutual.Tickets.Reservations;

/// <summary>One purchase of the member: state, lines, payment, what may still be done.</summary>
public sealed record MyReservation(Guid ReservationId) : IPortalUseCase<MyReservation.Result>, IQuery
{
    public static Access Access => Access.Member;

    public sealed record Result(
        Guid Id, string Number, Guid OfferingId, string Title, OrderState State, IReadOnlyList<Line> Lines, int Quantity, Yen Amount,
        PaymentMethod Method, DateTimeOffset CreatedAt, DateTimeOffset HoldUntil, bool MayExtend, bool MayCancel, DateTimeOffset? PaidAt,
        PaymentState? Payment, Guid? PaymentId, DateOnly UseUntil, int ReturnDays, HoldSettings Hold, DateTimeOffset Now,
        TicketKind Kind, string Place, Showing? Showing, DateTimeOffset? PostedAt, bool StoreInTime);

    public sealed record Line(string Name, Yen Price, int Quantity);

    internal sealed class Handler(TicketsDb db, IPayments payments, Rulebook rules, Actor actor, Clock clock) : IHandle<MyReservation, Result>
    {
        public async Task<Outcome<Result>> Handle(MyReservation query, CancellationToken ct)
        {
            var r = await db.Reservations.AsNoTracking().Include(x => x.Lines)
                .SingleOrDefaultAsync(x => x.Id == query.ReservationId && x.PersonId == actor.PersonId, ct);
            if (r is null)
            {
                return Refusal.NotFound;
            }
            var offering = await db.Offerings.AsNoTracking().SingleAsync(o => o.Id == r.OfferingId, ct);
            var payment = (await payments.ForOrders([r.Id], ct)).GetValueOrDefault(r.Id);
            var postedAt = offering.Kind == TicketKind.Mailed
                ? await db.Postings.Where(p => p.Id == r.Id).Select(p => (DateTimeOffset?)p.PostedAt).SingleOrDefaultAsync(ct) : null;
            var mayReturn = r.State == OrderState.Paid && postedAt is null && Return.IsInTime(r.PaidAt!.Value, offering, clock.Today);
            return new Result(
                r.Id, r.Number, offering.Id, offering.Title, r.State, [.. r.Lines.OrderBy(l => l.Position).Select(l => new Line(l.Name, l.Price, l.Quantity))], r.Quantity, r.Amount,
                payment?.Method ?? r.Method, r.CreatedAt, r.HoldUntil, r.IsHeldAt(clock.Now) && !r.Extended, r.IsOpen || mayReturn, r.PaidAt,
                payment?.State, r.PaymentId, offering.UseUntil, offering.ReturnDays, await rules.Today<HoldSettings>(ct), clock.Now,
                offering.Kind, offering.Place, Showing.Of(offering), postedAt, StorePayment.IsInTime(clock.Today, offering.UseUntil));
        }
    }
}
