using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Tickets.Offerings;

namespace WelfareMutual.Tickets.Passes;

/// <summary>The passes of a paid reservation, to be shown at the gate.</summary>
public sealed record MyPasses(Guid ReservationId) : IPortalUseCase<MyPasses.Result>, IQuery
{
    public static Access Access => Access.Member;

    public sealed record Result(string Number, string Title, string Place, DateOnly UseUntil, Showing? Showing, IReadOnlyList<Row> Passes);

    public sealed record Row(Guid Id, int Position, string Name, string Code, bool Voided);

    internal sealed class Handler(TicketsDb db, PersonKeys keys, Actor actor) : IHandle<MyPasses, Result>
    {
        public async Task<Outcome<Result>> Handle(MyPasses query, CancellationToken ct)
        {
            var reservation = await db.Reservations.AsNoTracking().SingleOrDefaultAsync(r => r.Id == query.ReservationId && r.PersonId == actor.PersonId, ct);
            var passes = await db.Passes.AsNoTracking().Where(p => p.ReservationId == query.ReservationId && p.PersonId == actor.PersonId).OrderBy(p => p.Position).ToListAsync(ct);
            if (reservation is null || passes.Count == 0)
            {
                return Refusal.NotFound;
            }
            var offering = await db.Offerings.AsNoTracking().SingleAsync(o => o.Id == reservation.OfferingId, ct);
            await keys.LoadFor(actor.PersonId, ct: ct);
            return new Result(reservation.Number, offering.Title, offering.Place, offering.UseUntil, Showing.Of(offering),
                [.. passes.Select(p => new Row(p.Id, p.Position, p.Name, p.Code.Open(), p.VoidedAt is not null))]);
        }
    }
}
