using Microsoft.EntityFrameworkCore;
using WelfareMutual.CondolenceBenefits.Benefits;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.CondolenceBenefits.Tables;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.CondolenceBenefits;

internal sealed class BenefitsDb(DbContextOptions<BenefitsDb> options, PersonKeys keys) : ModuleDb(options, keys)
{
    public DbSet<ClaimDraft> Drafts => Set<ClaimDraft>();
    public DbSet<Benefit> Benefits => Set<Benefit>();
    public DbSet<ClaimCorrection> Corrections => Set<ClaimCorrection>();
    public DbSet<BenefitTableVersion> Tables => Set<BenefitTableVersion>();
    public DbSet<TableStamp> Stamps => Set<TableStamp>();

    protected override string Schema => "condolence_benefits";

    protected override void Map(ModelBuilder model)
    {
        model.Entity<ClaimDraft>(ClaimDraft.Map);
        model.Entity<Benefit>(Benefit.Map);
        model.Entity<ClaimCorrection>(ClaimCorrection.Map);
        model.Entity<BenefitTableVersion>();
        model.Entity<TableStamp>();
    }

    /// <summary>A member's own draft, held until the end of the transaction.</summary>
    public Task<ClaimDraft?> Locked(Guid id, Guid person, CancellationToken ct) =>
        Drafts.FromSql($"select * from condolence_benefits.claim_draft where id = {id} and person_id = {person} for update").SingleOrDefaultAsync(ct);
}
