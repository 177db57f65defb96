using Microsoft.EntityFrameworkCore;
using WelfareMutual.Events.Entries;
using WelfareMutual.Events.Happenings;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Events;

internal sealed class EventsDb(DbContextOptions<EventsDb> options, PersonKeys keys) : ModuleDb(options, keys)
{
    protected override string Schema => "events";

    public DbSet<Happening> Happenings => Set<Happening>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<SessionStock> Stocks => Set<SessionStock>();
    public DbSet<PriceClass> PriceClasses => Set<PriceClass>();
    public DbSet<Entry> Entries => Set<Entry>();
    public DbSet<EntryLine> Lines => Set<EntryLine>();
    public DbSet<Companion> Companions => Set<Companion>();

    protected override void Map(ModelBuilder model)
    {
        Happening.Map(model.Entity<Happening>());
        Session.Map(model.Entity<Session>());
        SessionStock.Map(model.Entity<SessionStock>());
        PriceClass.Map(model.Entity<PriceClass>());
        Events.Entries.Entry.Map(model.Entity<Entry>());
        EntryLine.Map(model.Entity<EntryLine>());
        Companion.Map(model.Entity<Companion>());
    }
}
