using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Retention.Disposals;
using WelfareMutual.Retention.Erasures;
using WelfareMutual.Retention.Holds;
using WelfareMutual.Retention.Purges;

namespace WelfareMutual.Retention;

internal sealed class RetentionDb(DbContextOptions<RetentionDb> options, PersonKeys keys) : ModuleDb(options, keys)
{
    public DbSet<Purge> Purges => Set<Purge>();
    public DbSet<PurgeItem> Items => Set<PurgeItem>();
    public DbSet<PurgeLine> Lines => Set<PurgeLine>();
    public DbSet<PurgeRotation> Rotations => Set<PurgeRotation>();
    public DbSet<Hold> Holds => Set<Hold>();
    public DbSet<Erased> Erased => Set<Erased>();
    public DbSet<ErasedRows> ErasedRows => Set<ErasedRows>();
    public DbSet<ListFile> ListFiles => Set<ListFile>();
    public DbSet<Listed> Listed => Set<Listed>();
    public DbSet<DisposalLine> Disposals => Set<DisposalLine>();
    public DbSet<DisposalCheck> Checks => Set<DisposalCheck>();

    protected override string Schema => "retention";

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Purge>().Property(p => p.Periods).HasColumnType("jsonb");
        model.Entity<PurgeItem>().HasKey(i => new { i.PurgeId, i.SubjectId });
        model.Entity<PurgeLine>().HasKey(l => new { l.PurgeId, l.Position });
        model.Entity<PurgeRotation>().HasKey(r => new { r.PurgeId, r.Name });
        model.Entity<Hold>(Hold.Configure);
        model.Entity<Erased>().HasKey(e => e.SubjectId);
        model.Entity<ErasedRows>().HasKey(e => new { e.PurgeId, e.TableName, e.SubjectColumn });
        model.Entity<ListFile>().HasKey(f => f.Number);
        model.Entity<ListFile>().Property(f => f.Number).ValueGeneratedNever();
        model.Entity<Listed>().HasKey(l => l.SubjectId);
        model.Entity<DisposalLine>();
        model.Entity<DisposalCheck>().HasKey(c => c.LineId);
    }
}
