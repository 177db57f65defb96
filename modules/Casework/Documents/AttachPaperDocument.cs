using System.Text.Json.Serialization;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Casework.Contracts;

namespace WelfareMutual.Casework.Documents;

/// <summary>A scan of a paper that came by post, added by staff while they key the application in.</summary>
public sealed record AttachPaperDocument(Guid CaseId, string Need, string FileName, long Size) : IOfficeUseCase<AttachPaperDocument.Result>, IWithUpload
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);
    public sealed record Result(Guid DocumentId);

    [JsonIgnore]
    public Stream Upload { get; set; } = Stream.Null;

    internal sealed class Handler(CaseworkDb db, Clock clock, AuditTrail audit) : IHandle<AttachPaperDocument, Result>
    {
        public async Task<Outcome<Result>> Handle(AttachPaperDocument command, CancellationToken ct)
        {
            var file = await db.Locked(command.CaseId, ct);
            if (file is null || file.EnteredBy is null || file.State is not (CaseState.Draft or CaseState.Submitted or CaseState.Returned))
            {
                return Refusal.NotFound;
            }
            audit.About(file.Id);
            var added = await db.Add(file, command.Need, command.FileName, command.Upload, command.Size, clock.Now, ct);
            return added.Succeeded ? new Result(added.Value) : added.Refusal!;
        }
    }
}
