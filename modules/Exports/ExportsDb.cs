using Microsoft.EntityFrameworkCore;
using WelfareMutual.Exports.Orders;
using WelfareMutual.Exports.Requests;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Exports;

internal sealed class ExportsDb(DbContextOptions<ExportsDb> options, PersonKeys keys) : ModuleDb(options, keys)
{
    public DbSet<ExportOrder> Orders => Set<ExportOrder>();
    public DbSet<HandOver> HandOvers => Set<HandOver>();
    public DbSet<RightsRequest> Requests => Set<RightsRequest>();

    protected override string Schema => "exports";

    protected override void Map(ModelBuilder model)
    {
        model.Entity<ExportOrder>(ExportOrder.Map);
        model.Entity<HandOver>(HandOver.Map);
        model.Entity<RightsRequest>(RightsRequest.Map);
    }

    /// <summary>The order, held until the end of the transaction.</summary>
    public Task<ExportOrder?> LockedOrder(Guid id, CancellationToken ct) =>
        Orders.FromSql($"select * from exports.export_order where id = {id} for update").SingleOrDefaultAsync(ct);

    /// <summary>The request, held until the end of the transaction.</summary>
    public Task<RightsRequest?> LockedRequest(Guid id, CancellationToken ct) =>
        Requests.FromSql($"select * from exports.rights_request where id = {id} for update").SingleOrDefaultAsync(ct);
}
