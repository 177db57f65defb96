using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Tickets.Offerings;
using WelfareMutual.Tickets.Passes;
using WelfareMutual.Tickets.Postings;
using WelfareMutual.Tickets.Reservations;

namespace WelfareMutual.Tickets;

internal sealed class TicketsDb(DbContextOptions<TicketsDb> options, PersonKeys keys) : ModuleDb(options, keys)
{
    protected override string Schema => "tickets";

    public DbSet<Offering> Offerings => Set<Offering>();
    public DbSet<OfferingStock> Stocks => Set<OfferingStock>();
    public DbSet<PriceClass> PriceClasses => Set<PriceClass>();
    public DbSet<Reservation> Reservations => Set<Reservation>();
    public DbSet<ReservationLine> Lines => Set<ReservationLine>();
    public DbSet<Pass> Passes => Set<Pass>();
    public DbSet<Posting> Postings => Set<Posting>();

    protected override void Map(ModelBuilder model)
    {
        Offering.Map(model.Entity<Offering>());
        OfferingStock.Map(model.Entity<OfferingStock>());
        PriceClass.Map(model.Entity<PriceClass>());
        Reservation.Map(model.Entity<Reservation>());
        ReservationLine.Map(model.Entity<ReservationLine>());
        Pass.Map(model.Entity<Pass>());
        Posting.Map(model.Entity<Posting>());
    }
}
