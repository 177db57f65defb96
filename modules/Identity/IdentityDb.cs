using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Accounts;
using WelfareMutual.Identity.Alerts;
using WelfareMutual.Identity.Keys;
using WelfareMutual.Identity.Passkeys;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Identity;

internal sealed class IdentityDb(DbContextOptions options, PersonKeys keys) : ModuleDb(options, keys)
{
    protected override string Schema => "identity";

    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<Credential> Credentials => Set<Credential>();
    public DbSet<MailedKey> MailedKeys => Set<MailedKey>();
    public DbSet<RecoveryRequest> RecoveryRequests => Set<RecoveryRequest>();
    public DbSet<Staff.Staff> Staff => Set<Staff.Staff>();
    public DbSet<Card> Cards => Set<Card>();
    public DbSet<Passkey> Passkeys => Set<Passkey>();
    public DbSet<Alert> Alerts => Set<Alert>();

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Account>(Account.Configure);
        model.Entity<Credential>(Credential.Configure);
        model.Entity<MailedKey>();
        model.Entity<RecoveryRequest>();
        model.Entity<Staff.Staff>(Identity.Staff.Staff.Configure);
        model.Entity<Card>();
        model.Entity<Passkey>();
        model.Entity<Alert>();
    }
}
