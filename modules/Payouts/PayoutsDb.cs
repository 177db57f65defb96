using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Payouts.Batches;
using WelfareMutual.Payouts.Files;
using WelfareMutual.Payouts.Holds;
using WelfareMutual.Payouts.Requests;

namespace WelfareMutual.Payouts;

internal sealed class PayoutsDb(DbContextOptions<PayoutsDb> options, PersonKeys keys) : ModuleDb(options, keys)
{
    public DbSet<PayoutRequest> Requests => Set<PayoutRequest>();
    public DbSet<PayoutBatch> Batches => Set<PayoutBatch>();
    public DbSet<PayoutLine> Lines => Set<PayoutLine>();
    public DbSet<PayeeHold> Holds => Set<PayeeHold>();
    public DbSet<PayoutFile> Files => Set<PayoutFile>();
    public DbSet<PayoutDownload> Downloads => Set<PayoutDownload>();

    protected override string Schema => "payouts";

    protected override void Map(ModelBuilder model)
    {
        model.Entity<PayoutRequest>(PayoutRequest.Map);
        model.Entity<PayoutBatch>(PayoutBatch.Map);
        model.Entity<PayoutLine>();
        model.Entity<PayeeHold>();
        model.Entity<PayoutFile>(PayoutFile.Map);
        model.Entity<PayoutDownload>();
    }

    /// <summary>The batch, held until the end of the transaction.</summary>
    public Task<PayoutBatch?> Locked(Guid id, CancellationToken ct) =>
        Batches.FromSql($"select * from payouts.payout_batch where id = {id} for update").SingleOrDefaultAsync(ct);
}
