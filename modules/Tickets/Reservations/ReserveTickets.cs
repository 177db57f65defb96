using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tickets.Offerings;
using WelfareMutual.Tickets.Rules;

namespace WelfareMutual.Tickets.Reservations;

/// <summary>A member puts tickets aside, to pay for them within the hold. Source: seed 004 2(4), チケット購入.</summary>
public sealed record ReserveTickets(Guid OfferingId, IReadOnlyList<ReserveTickets.Line> Lines, PaymentMethod Method) : IPortalUseCase<ReserveTickets.Result>
{
    public static Access Access => Access.Member;

    public sealed record Line(Guid PriceClassId, int Quantity);

    public sealed record Result(Guid ReservationId, string Number);

    internal sealed class Handler(TicketsDb db, IMembers members, IMemberFiles files, PersonKeys keys, Actor actor, UseCaseContext context, Clock clock, Rulebook rules, AuditTrail audit)
        : IHandle<ReserveTickets, Result>
    {
        public static readonly Refusal NotAMember = new("tickets-not-a-member", "いまは会員期間の外のため、買うことができません。");

        public async Task<Outcome<Result>> Handle(ReserveTickets command, CancellationToken ct)
        {
            if (await Repeated(ct) is { } made)
            {
                return made;
            }
            var offering = await db.Offerings.AsNoTracking().Include(o => o.PriceClasses).SingleOrDefaultAsync(o => o.Id == command.OfferingId, ct);
            var chosen = command.Lines.Where(l => l.Quantity != 0).Select(l => (l.PriceClassId, l.Quantity)).ToArray();
            if (offering is null)
            {
                return Refusal.NotFound;
            }
            if ((Sale.Refuse(offering, clock.Now) ?? Selection.Refuse(offering, chosen)) is { } refusal)
            {
                return refusal;
            }
            var amount = Selection.Amount(offering, chosen);
            if (StorePayment.Refuse(command.Method, amount, clock.Today, offering.UseUntil) is { } late)
            {
                return late;
            }
            var membership = await members.Of(actor.PersonId, ct);
            if (membership is null || !membership.IsMemberOn(clock.Today))
            {
                return NotAMember;
            }
            if (offering.Kind == TicketKind.Mailed && !await HasAddress(ct))
            {
                return Mailing.NoAddress;
            }
            var quantity = chosen.Sum(c => c.Quantity);
            var countedIn = offering.CountedIn(clock.Today);
            await db.Count(offering, actor.PersonId, membership.HouseholdId, countedIn, quantity, ct);
            if (await db.TakeFromStock(offering.Id, quantity, clock.Today, ct) is not { } number)
            {
                return Sale.SoldOut;
            }
            var hold = await rules.Today<HoldSettings>(ct);
            var reservation = new Reservation
            {
                Id = Guid.CreateVersion7(),
                Number = number,
                PersonId = actor.PersonId,
                HouseholdId = membership.HouseholdId,
                OfferingId = offering.Id,
                Quantity = quantity,
                Amount = amount,
                Method = command.Method,
                CountedIn = countedIn,
                IdemKey = context.IdempotencyKey ?? Guid.CreateVersion7(),
                HoldUntil = OrderHold.Until(clock.Now, hold),
                CreatedAt = clock.Now,
            };
            reservation.Lines.AddRange(offering.PriceClasses.OrderBy(p => p.Position)
                .Join(chosen, p => p.Id, c => c.PriceClassId, (p, c) => new ReservationLine
                {
                    Id = Guid.CreateVersion7(),
                    ReservationId = reservation.Id,
                    PersonId = actor.PersonId,
                    Position = p.Position,
                    Name = p.Name,
                    Price = p.Price,
                    Quantity = c.Quantity,
                }));
            db.Add(reservation);
            await db.SaveChangesAsync(ct);
            audit.About(reservation.Id);
            return new Result(reservation.Id, reservation.Number);
        }

        private async Task<bool> HasAddress(CancellationToken ct)
        {
            var own = (await files.Of([actor.PersonId], ct)).GetValueOrDefault(actor.PersonId);
            await keys.LoadFor(actor.PersonId, ct: ct);
            return Mailing.HasAddress(own?.Open());
        }

        /// <summary>The form of an ended session, sent again after signing in: one form makes one reservation.</summary>
        private async Task<Result?> Repeated(CancellationToken ct) =>
            context.IdempotencyKey is not { } key ? null
            : await db.Reservations.Where(r => r.PersonId == actor.PersonId && r.IdemKey == key).Select(r => new Result(r.Id, r.Number)).SingleOrDefaultAsync(ct);
    }
}
