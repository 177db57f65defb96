using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tickets.Reservations;
using WelfareMutual.Tickets.Rules;

namespace WelfareMutual.Tickets.Offerings;

/// <summary>One offering with its prices; for a member also how many may still be bought.</summary>
public sealed record OfferingDetail(Guid OfferingId) : IPortalUseCase<OfferingDetail.Result>, IQuery
{
    public static Access Access => Access.Anyone("public page: what the scheme offers");

    /// <param name="Left">Null for a guest.</param>
    /// <param name="NotYet">It will be sold from <paramref name="SaleFrom"/>.</param>
    /// <param name="StoreInTime">Whether it can still be paid at a convenience store.</param>
    public sealed record Result(
        Guid Id, string Title, string Text, TicketKind Kind, string Place, string Picture, DateTimeOffset SaleFrom, DateTimeOffset SaleUntil, bool OnSale, bool NotYet,
        DateOnly UseUntil, int ReturnDays, int LimitPerMember, int LimitPerHousehold, LimitPeriod LimitPeriod, int Remaining, int Capacity,
        int? Left, int Taken, IReadOnlyList<Price> Prices, HoldSettings Hold, Showing? Showing, bool StoreInTime);

    public sealed record Price(Guid Id, string Name, string Note, Yen Member, Yen Usual);

    internal sealed class Handler(TicketsDb db, IMembers members, Rulebook rules, Actor actor, Clock clock) : IHandle<OfferingDetail, Result>
    {
        public async Task<Outcome<Result>> Handle(OfferingDetail query, CancellationToken ct)
        {
            var o = await db.Offerings.AsNoTracking().Include(x => x.PriceClasses).Include(x => x.Stock).SingleOrDefaultAsync(x => x.Id == query.OfferingId, ct);
            if (o?.PublishedAt is null)
            {
                return Refusal.NotFound;
            }
            var (left, taken) = await Counts(o, ct);
            var refused = Sale.Refuse(o, clock.Now);
            return new Result(
                o.Id, o.Title, o.Text, o.Kind, o.Place, o.Picture, o.SaleFrom, o.SaleUntil, refused is null, refused == Sale.NotYet,
                o.UseUntil, o.ReturnDays, o.LimitPerMember, o.LimitPerHousehold, o.LimitPeriod, o.Stock.Remaining, o.Stock.Capacity, left, taken,
                [.. o.PriceClasses.OrderBy(p => p.Position).Select(p => new Price(p.Id, p.Name, p.Note, p.Price, p.UsualPrice))], await rules.Today<HoldSettings>(ct), Showing.Of(o), StorePayment.IsInTime(clock.Today, o.UseUntil));
        }

        private async Task<(int? Left, int Taken)> Counts(Offering offering, CancellationToken ct)
        {
            if (actor.Kind != ActorKind.Member || await members.Of(actor.PersonId, ct) is not { } membership)
            {
                return (null, 0);
            }
            var (own, household) = await db.Taken(offering, actor.PersonId, membership.HouseholdId, offering.CountedIn(clock.Today), ct);
            return (Math.Min(PurchaseLimit.Left(offering, own, household), offering.Stock.Remaining), own);
        }
    }
}
