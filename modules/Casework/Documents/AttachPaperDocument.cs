using System.Text.Json.Serialization;
using WelfareMutual.Casework.Cases;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Casework.Documents;

/// <summary>A scan of a paper that came by post, added by staff when they key the application or a correction in; which paper of the check list it is, they say.</summary>
public sealed record AttachPaperDocument(Guid CaseId, string Need, string FileName, long Size) : IOfficeUseCase<AttachPaperDocument.Result>, IWithUpload
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);
    public sealed record Result(Guid DocumentId);

    [JsonIgnore]
    public Stream Upload { get; set; } = Stream.Null;

    internal sealed class Handler(CaseworkDb db, IEnumerable<ICaseDetails> modules, OwnHousehold own, Clock clock, AuditTrail audit) : IHandle<AttachPaperDocument, Result>
    {
        public async Task<Outcome<Result>> Handle(AttachPaperDocument command, CancellationToken ct)
        {
            var file = await db.Locked(command.CaseId, ct);
            if (file is null || !file.TakesScans())
            {
                return Refusal.NotFound;
            }
            audit.About(file.Id);
            if (await own.Holds(file.PersonId, ct))
            {
                return FourEyes.Beneficiary;
            }
            if (string.IsNullOrWhiteSpace(command.Need))
            {
                return CaseRefusals.NeedMissing;
            }
            var added = await db.Add(file, command.Need, modules.Of(file).CompartmentOf(file.Kind, command.Need), command.FileName, command.Upload, command.Size, clock.Now, ct);
            return added.Succeeded ? new Result(added.Value) : added.Refusal!;
        }
    }
}
