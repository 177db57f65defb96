using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Accounts;
using WelfareMutual.Identity.Acts;
using WelfareMutual.Identity.Alerts;
using WelfareMutual.Identity.Cards;
using WelfareMutual.Identity.Emergencies;
using WelfareMutual.Identity.Keys;
using WelfareMutual.Identity.Passkeys;
using WelfareMutual.Identity.Reviews;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Identity.StaffPasswords;
using WelfareMutual.Identity.Terminals;
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
    public DbSet<Terminal> Terminals => Set<Terminal>();
    public DbSet<StaffPassword> StaffPasswords => Set<StaffPassword>();
    public DbSet<StaffAct> Acts => Set<StaffAct>();
    public DbSet<Emergency> Emergencies => Set<Emergency>();
    public DbSet<RightsReview> RightsReviews => Set<RightsReview>();
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
        model.Entity<Terminal>();
        model.Entity<StaffPassword>();
        model.Entity<StaffAct>();
        model.Entity<Emergency>(Emergency.Configure);
        model.Entity<RightsReview>();
        model.Entity<Passkey>();
        model.Entity<Alert>();
    }
}
