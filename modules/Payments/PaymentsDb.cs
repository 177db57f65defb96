using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Payments.Collecting;
using WelfareMutual.Payments.Differences;
using WelfareMutual.Payments.Hooks;

namespace WelfareMutual.Payments;

internal sealed class PaymentsDb(DbContextOptions<PaymentsDb> options, PersonKeys keys) : ModuleDb(options, keys)
{
    protected override string Schema => "payments";

    public DbSet<Payment> Payments => Set<Payment>();
    public DbSet<ProviderEvent> Events => Set<ProviderEvent>();
    public DbSet<Difference> Differences => Set<Difference>();

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Payment>();
        model.Entity<ProviderEvent>();
        Difference.Map(model.Entity<Difference>());
    }
}
