using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Tickets.Rules;

namespace WelfareMutual.Tickets.Offerings;

/// <summary>Staff prepare an offering, or change one: text, prices, limits, dates and stock.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="Version">The version the form was opened with; a stale save is refused.</param>
/// <param name="Held">Of a dated ticket; ignored for the other kinds. The day is then also the last on which the ticket holds.</param>
public sealed record SaveOffering(
    Guid? Id, int Version, string Title, string Text, TicketKind Kind, string Place, string Picture, DateTimeOffset SaleFrom, DateTimeOffset SaleUntil,
    DateOnly UseUntil, int ReturnDays, int LimitPerMember, int LimitPerHousehold, LimitPeriod LimitPeriod, int Capacity,
    IReadOnlyList<SaveOffering.Price> Prices, SaveOffering.Performance? Held = null) : IOfficeUseCase<SaveOffering.Result>
{
    public static Access Access => Access.Staff(StaffRole.Clerk);

    public sealed record Price(Guid? Id, string Name, string Note, Yen Member, Yen Usual);

    /// <param name="Seat">Where one sits, or how the seat is found.</param>
    public sealed record Performance(DateOnly Day, TimeOnly? StartsAt, string Seat);

    /// <summary>The last day on which the ticket holds.</summary>
    internal DateOnly LastDay => IsDated ? Held!.Day : UseUntil;

    internal bool IsDated => Kind == TicketKind.Dated && Held is not null;

    public sealed record Result(Guid OfferingId);

    internal sealed class Handler(TicketsDb db, AuditTrail audit) : IHandle<SaveOffering, Result>
    {
        public async Task<Outcome<Result>> Handle(SaveOffering command, CancellationToken ct)
        {
            if (OfferingDraft.Refuse(command) is { Count: > 0 } refusals)
            {
                return refusals;
            }
            var offering = command.Id is { } id
                ? await db.Offerings.Include(o => o.PriceClasses).SingleOrDefaultAsync(o => o.Id == id, ct)
                : db.Add(New(command)).Entity;
            if (offering is null)
            {
                return Refusal.NotFound;
            }
            if (offering.Version != command.Version)
            {
                return Refusal.Stale;
            }
            if (command.Id is not null && offering.Kind != command.Kind && await db.Reservations.AnyAsync(r => r.OfferingId == offering.Id, ct))
            {
                return OfferingDraft.KindFixed;
            }
            Write(offering, command);
            if (command.Id is not null)
            {
                db.Entry(offering).State = EntityState.Modified; // other prices or another stock are a change of the offering too
            }
            Prices(offering, command.Prices);
            await db.SaveChangesAsync(ct);
            audit.About(offering.Id);
            return await SetCapacity(offering.Id, command.Capacity, ct) ? new Result(offering.Id) : OfferingDraft.BelowSold;
        }

        private static Offering New(SaveOffering c)
        {
            var id = Guid.CreateVersion7();
            return new Offering
            {
                Id = id,
                Title = c.Title,
                Text = c.Text,
                Kind = c.Kind,
                Place = c.Place,
                Picture = c.Picture,
                SaleFrom = c.SaleFrom,
                SaleUntil = c.SaleUntil,
                UseUntil = c.LastDay,
                ReturnDays = c.ReturnDays,
                LimitPerMember = c.LimitPerMember,
                LimitPerHousehold = c.LimitPerHousehold,
                LimitPeriod = c.LimitPeriod,
                Stock = new OfferingStock { Id = id, Capacity = c.Capacity, Remaining = c.Capacity },
            };
        }

        private static void Write(Offering o, SaveOffering c)
        {
            (o.Title, o.Text, o.Kind, o.Place, o.Picture) = (c.Title.Trim(), c.Text.Trim(), c.Kind, c.Place.Trim(), c.Picture);
            (o.SaleFrom, o.SaleUntil, o.UseUntil, o.ReturnDays) = (c.SaleFrom, c.SaleUntil, c.LastDay, c.ReturnDays);
            var held = c.IsDated ? c.Held : null;
            (o.HeldOn, o.StartsAt, o.Seat) = (held?.Day, held?.StartsAt, held?.Seat.Trim() ?? "");
            (o.LimitPerMember, o.LimitPerHousehold, o.LimitPeriod) = (c.LimitPerMember, c.LimitPerHousehold, c.LimitPeriod);
        }

        private void Prices(Offering offering, IReadOnlyList<Price> prices)
        {
            db.RemoveRange(offering.PriceClasses.Where(p => prices.All(x => x.Id != p.Id)));
            for (var i = 0; i < prices.Count; i++)
            {
                var price = prices[i];
                var known = offering.PriceClasses.FirstOrDefault(p => p.Id == price.Id);
                if (known is null)
                {
                    db.Add(new PriceClass
                    {
                        Id = Guid.CreateVersion7(),
                        OfferingId = offering.Id,
                        Position = i,
                        Name = price.Name.Trim(),
                        Note = price.Note.Trim(),
                        Price = price.Member,
                        UsualPrice = price.Usual,
                    });
                }
                else
                {
                    (known.Position, known.Name, known.Note, known.Price, known.UsualPrice) = (i, price.Name.Trim(), price.Note.Trim(), price.Member, price.Usual);
                }
            }
        }

        /// <summary>Moves both numbers at once, so that what was sold stays sold while buyers go on buying.</summary>
        private async Task<bool> SetCapacity(Guid offering, int capacity, CancellationToken ct) =>
            await db.Database.ExecuteSqlAsync(
                $"""
                update tickets.offering_stock set remaining = remaining + ({capacity} - capacity), capacity = {capacity}
                where id = {offering} and remaining + ({capacity} - capacity) >= 0
                """, ct) == 1;
    }
}
