using Microsoft.EntityFrameworkCore;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Casework.Documents;

/// <summary>Opens a document for the review. Every opening is recorded with the person concerned.</summary>
public sealed record ReadDocument(string Reference, Guid DocumentId) : IOfficeUseCase<ReadDocument.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner, StaffRole.Approver);
    public sealed record Result(string Type, byte[] Content);

    internal sealed class Handler(CaseworkDb db, PersonKeys keys, AuditTrail audit, OwnHousehold own) : IHandle<ReadDocument, Result>
    {
        public async Task<Outcome<Result>> Handle(ReadDocument query, CancellationToken ct)
        {
            var file = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == query.Reference, ct);
            var document = file is null ? null
                : await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == query.DocumentId && d.CaseId == file.Id && d.RemovedAt == null, ct);
            if (file is null || document is null)
            {
                return Refusal.NotFound;
            }
            if (await own.Holds(file.PersonId, ct))
            {
                return FourEyes.Beneficiary;
            }
            audit.About(file.Id);
            if (OpenDocument.Refuse(document.Scan?.Verdict ?? Verdict.Waiting, document.Scan?.Chunks, document.Chunks) is { } shut)
            {
                return shut;
            }
            await keys.LoadFor(document.PersonId, document.Compartment, ct);
            return new Result(document.Type, await document.Open(db, ct));
        }
    }
}
