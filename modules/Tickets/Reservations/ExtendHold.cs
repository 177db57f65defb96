using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Tickets.Rules;

namespace WelfareMutual.Tickets.Reservations;

/// <summary>Once, the member asks for more time to pay (WCAG 2.2.1, FEATURES TIC-05).</summary>
public sealed record ExtendHold(Guid ReservationId) : IPortalUseCase<Done>
{
    public static Access Access => Access.Member;

    internal sealed class Handler(TicketsDb db, Actor actor, Clock clock, Rulebook rules, AuditTrail audit) : IHandle<ExtendHold, Done>
    {
        public async Task<Outcome<Done>> Handle(ExtendHold command, CancellationToken ct)
        {
            var reservation = await db.Own(actor, command.ReservationId, ct);
            if (reservation is null)
            {
                return Refusal.NotFound;
            }
            if (reservation.State != ReservationState.Held || reservation.HoldUntil <= clock.Now)
            {
                return Hold.Over;
            }
            if (reservation.Extended)
            {
                return Hold.ExtendedAlready;
            }
            reservation.Extend(TimeSpan.FromMinutes((await rules.Today<HoldSettings>(ct)).ExtensionMinutes));
            await db.SaveChangesAsync(ct);
            audit.About(reservation.Id);
            return Done.It;
        }
    }
}
