using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Tickets.Reservations;
using WelfareMutual.Tickets.Rules;

namespace WelfareMutual.Tickets.Offerings;

/// <summary>What is on sale, with how many the member may still have of each: the panel "what is left" (MEM-06).</summary>
public sealed record MyOfferings : IPortalUseCase<MyOfferings.Result>, IQuery
{
    public static Access Access => Access.Member;

    public sealed record Result(IReadOnlyList<Row> Rows);

    /// <param name="Taken">By the member, in the period that counts now.</param>
    /// <param name="Left">Of the smaller of the member's and the household's limit; how many are in stock is another matter.</param>
    public sealed record Row(OfferingList.Card Card, int LimitPerMember, int LimitPerHousehold, LimitPeriod Period, int Taken, int Left);

    internal sealed class Handler(TicketsDb db, IMembers members, Actor actor, Clock clock) : IHandle<MyOfferings, Result>
    {
        public async Task<Outcome<Result>> Handle(MyOfferings query, CancellationToken ct)
        {
            if (await members.Of(actor.PersonId, ct) is not { } membership)
            {
                return Refusal.NotFound;
            }
            var offerings = await db.Shown(clock.Now).ToListAsync(ct);
            var counts = await db.TakenOf([.. offerings.Select(o => o.Id)], actor.PersonId, membership.HouseholdId, ct);
            return new Result([.. offerings.Select(o => Of(o, counts, membership.HouseholdId))]);
        }

        private Row Of(Offering offering, IReadOnlyDictionary<(Guid Scope, Guid Offering, int CountedIn), int> counts, Guid household)
        {
            var period = offering.CountedIn(clock.Today);
            var own = counts.GetValueOrDefault((actor.PersonId, offering.Id, period));
            var together = counts.GetValueOrDefault((household, offering.Id, period));
            return new(OfferingList.Card.Of(offering), offering.LimitPerMember, offering.LimitPerHousehold, offering.LimitPeriod, own, PurchaseLimit.Left(offering, own, together));
        }
    }
}
