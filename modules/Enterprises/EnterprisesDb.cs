using Microsoft.EntityFrameworkCore;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Enterprises;

internal sealed class EnterprisesDb(DbContextOptions<EnterprisesDb> options, PersonKeys keys) : ModuleDb(options, keys)
{
    public DbSet<Enterprise> Enterprises => Set<Enterprise>();
    public DbSet<EnterpriseProfile> Profiles => Set<EnterpriseProfile>();
    public DbSet<EnterpriseAccount> Accounts => Set<EnterpriseAccount>();
    public DbSet<EnterpriseTransition> Transitions => Set<EnterpriseTransition>();

    protected override string Schema => "enterprises";

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Enterprise>();
        model.Entity<EnterpriseProfile>(EnterpriseProfile.Configure);
        model.Entity<EnterpriseAccount>(EnterpriseAccount.Configure);
        model.Entity<EnterpriseTransition>();
    }
}
