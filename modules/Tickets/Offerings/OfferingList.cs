using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Tickets.Offerings;

/// <summary>What is on sale, soon on sale, or just sold out; for anyone.</summary>
public sealed record OfferingList : IPortalUseCase<OfferingList.Result>, IQuery
{
    public static Access Access => Access.Anyone("public page: what the scheme offers");

    public sealed record Result(IReadOnlyList<Card> Cards);

    public sealed record Card(
        Guid Id, string Title, TicketKind Kind, string Place, string Picture, Yen PriceFrom, Yen UsualFrom,
        DateTimeOffset SaleFrom, DateTimeOffset SaleUntil, bool Few, bool SoldOut, bool SeveralPrices)
    {
        internal static Card Of(Offering o)
        {
            var cheapest = o.PriceClasses.MinBy(p => p.Price.Amount)!;
            return new(o.Id, o.Title, o.Kind, o.Place, o.Picture, cheapest.Price, cheapest.UsualPrice, o.SaleFrom, o.SaleUntil,
                o.Stock.Remaining * 10 < o.Stock.Capacity, o.Stock.Remaining == 0, o.PriceClasses.Any(p => p.Price != cheapest.Price));
        }
    }

    internal sealed class Handler(TicketsDb db, Clock clock) : IHandle<OfferingList, Result>
    {
        public async Task<Outcome<Result>> Handle(OfferingList query, CancellationToken ct)
        {
            var offerings = await db.Shown(clock.Now).ToListAsync(ct);
            return new Result([.. offerings.Select(Card.Of)]);
        }
    }
}

internal static class ShownOfferings
{
    /// <summary>On sale, soon on sale, or just sold out.</summary>
    public static IQueryable<Offering> Shown(this TicketsDb db, DateTimeOffset now) =>
        db.Offerings.AsNoTracking().Include(o => o.PriceClasses).Include(o => o.Stock)
            .Where(o => o.PublishedAt != null && o.ClosedAt == null && o.SaleUntil > now && o.PriceClasses.Any())
            .OrderBy(o => o.SaleFrom).Take(100).AsSingleQuery();
}
