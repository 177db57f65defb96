using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Notifications.Addresses;
using WelfareMutual.Notifications.Letters;

namespace WelfareMutual.Notifications;

internal sealed class NotificationsDb(DbContextOptions options, PersonKeys keys) : ModuleDb(options, keys)
{
    protected override string Schema => "notifications";

    public DbSet<Address> Addresses => Set<Address>();
    public DbSet<Letters.Letter> Letters => Set<Letters.Letter>();

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Address>(Address.Configure);
        model.Entity<Letters.Letter>(Notifications.Letters.Letter.Configure);
    }
}
