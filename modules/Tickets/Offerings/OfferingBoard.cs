using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Tickets.Offerings;

/// <summary>Staff see all offerings with what is sold and left; or one of them with everything that can be changed.</summary>
public sealed record OfferingBoard(Guid? OfferingId = null) : IOfficeUseCase<OfferingBoard.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner, StaffRole.Auditor);

    public sealed record Result(IReadOnlyList<Row> Rows);

    public sealed record Row(
        Guid Id, int Version, string Title, string Text, TicketKind Kind, string Place, string Picture, DateTimeOffset SaleFrom, DateTimeOffset SaleUntil,
        DateOnly UseUntil, int ReturnDays, int LimitPerMember, int LimitPerHousehold, LimitPeriod LimitPeriod, int Capacity, int Remaining,
        bool Published, bool Closed, IReadOnlyList<SaveOffering.Price> Prices, SaveOffering.Performance? Held);

    internal sealed class Handler(TicketsDb db) : IHandle<OfferingBoard, Result>
    {
        public async Task<Outcome<Result>> Handle(OfferingBoard query, CancellationToken ct)
        {
            var offerings = await db.Offerings.AsNoTracking().Include(o => o.PriceClasses).Include(o => o.Stock)
                .Where(o => query.OfferingId == null || o.Id == query.OfferingId)
                .OrderByDescending(o => o.SaleFrom).Take(200).AsSingleQuery().ToListAsync(ct);
            if (query.OfferingId is not null && offerings.Count == 0)
            {
                return Refusal.NotFound;
            }
            return new Result([.. offerings.Select(o => new Row(
                o.Id, o.Version, o.Title, o.Text, o.Kind, o.Place, o.Picture, o.SaleFrom, o.SaleUntil, o.UseUntil, o.ReturnDays, o.LimitPerMember,
                o.LimitPerHousehold, o.LimitPeriod, o.Stock.Capacity, o.Stock.Remaining, o.PublishedAt is not null, o.ClosedAt is not null,
                [.. o.PriceClasses.OrderBy(p => p.Position).Select(p => new SaveOffering.Price(p.Id, p.Name, p.Note, p.Price, p.UsualPrice))],
                o.HeldOn is { } day ? new(day, o.StartsAt, o.Seat) : null))]);
        }
    }
}
