using Microsoft.EntityFrameworkCore;
using WelfareMutual.Casework.Cases;
using WelfareMutual.Casework.Documents;
using WelfareMutual.Casework.Scans;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Casework;

internal sealed class CaseworkDb(DbContextOptions<CaseworkDb> options, PersonKeys keys) : ModuleDb(options, keys)
{
    public DbSet<CaseFile> Cases => Set<CaseFile>();
    public DbSet<CaseMove> Moves => Set<CaseMove>();
    public DbSet<FieldRequest> FieldRequests => Set<FieldRequest>();
    public DbSet<CaseDocument> Documents => Set<CaseDocument>();
    public DbSet<CaseDocumentChunk> Chunks => Set<CaseDocumentChunk>();
    public DbSet<DocumentScan> Scans => Set<DocumentScan>();
    public DbSet<CaseLook> Looks => Set<CaseLook>();

    protected override string Schema => "casework";

    protected override void Map(ModelBuilder model)
    {
        model.Entity<CaseFile>(CaseFile.Map);
        model.Entity<CaseMove>(CaseMove.Map);
        model.Entity<FieldRequest>(FieldRequest.Map);
        model.Entity<CaseDocument>(CaseDocument.Map);
        model.Entity<CaseDocumentChunk>(CaseDocumentChunk.Map);
        model.Entity<DocumentScan>(DocumentScan.Map);
        model.Entity<CaseLook>(CaseLook.Map);
    }

    /// <summary>The case, held until the end of the transaction.</summary>
    public Task<CaseFile?> Locked(Guid id, CancellationToken ct) =>
        Cases.FromSql($"select * from casework.case_file where id = {id} for update").SingleOrDefaultAsync(ct);
}
