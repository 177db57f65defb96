using Microsoft.EntityFrameworkCore;
using WelfareMutual.Content.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Tickets.Offerings;
using WelfareMutual.Tickets.Reservations;
using WelfareMutual.Tickets.Rules;

namespace WelfareMutual.Tickets.Home;

/// <summary>What a member sees first: the card, own purchases, what is on sale and left of it, the newest notices (MEM-06).
/// One use case, because each one enters and commits for itself: four of them were twelve statements.</summary>
public sealed record MyHome : IPortalUseCase<MyHome.Result>, IQuery
{
    public static Access Access => Access.Member;
    private const int Newest = 3;

    /// <param name="Purchases">The newest.</param>
    public sealed record Result(
        MemberCard Card, IReadOnlyList<MyReservations.Row> Purchases, IReadOnlyList<OnSale> Offerings, IReadOnlyList<NoticeLine> Notices);

    /// <param name="Taken">By the member, in the period that counts now.</param>
    /// <param name="Left">Of the smaller of the member's and the household's limit; how many are in stock is another matter.</param>
    public sealed record OnSale(OfferingList.Card Card, int LimitPerMember, int LimitPerHousehold, LimitPeriod Period, int Taken, int Left);

    internal sealed class Handler(TicketsDb db, IMemberCards cards, ICurrentNotices notices, Actor actor, Clock clock) : IHandle<MyHome, Result>
    {
        public async Task<Outcome<Result>> Handle(MyHome query, CancellationToken ct)
        {
            if (await cards.Of(actor.PersonId, ct) is not var (card, household))
            {
                return Refusal.NotFound;
            }
            var purchases = await db.PurchasesOf(actor.PersonId).Take(MyReservations.PageSize).ToListAsync(ct);
            var offerings = await db.Shown(clock.Now).ToListAsync(ct);
            var counts = await db.TakenOf([.. offerings.Select(o => o.Id)], actor.PersonId, household, ct);
            return new Result(card, purchases, [.. offerings.Select(o => Left(o, counts, household))], await notices.Newest(Newest, ct));
        }

        private OnSale Left(Offering offering, IReadOnlyDictionary<(Guid Scope, Guid Offering, int CountedIn), int> counts, Guid household)
        {
            var period = offering.CountedIn(clock.Today);
            var own = counts.GetValueOrDefault((actor.PersonId, offering.Id, period));
            var together = counts.GetValueOrDefault((household, offering.Id, period));
            return new(OfferingList.Card.Of(offering), offering.LimitPerMember, offering.LimitPerHousehold, offering.LimitPeriod, own, PurchaseLimit.Left(offering, own, together));
        }
    }
}
