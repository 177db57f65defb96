using System.Text.Json.Serialization;
using WelfareMutual.Casework.Cases;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Casework.Documents;

/// <summary>Source: issue 3.C, documents from the phone. Written here, opened only by staff.</summary>
public sealed record AttachDocument(Guid CaseId, string Need, string FileName, long Size) : IPortalUseCase<AttachDocument.Result>, IWithUpload
{
    public static Access Access => Access.Member;
    public sealed record Result(Guid DocumentId);

    [JsonIgnore]
    public Stream Upload { get; set; } = Stream.Null;

    internal sealed class Handler(CaseworkDb db, IEnumerable<ICaseDetails> modules, Actor actor, Clock clock) : IHandle<AttachDocument, Result>
    {
        public async Task<Outcome<Result>> Handle(AttachDocument command, CancellationToken ct)
        {
            var file = await db.Locked(command.CaseId, ct);
            if (file is null || file.PersonId != actor.PersonId || !await db.Open(file, command.Need, ct))
            {
                return Refusal.NotFound;
            }
            var added = await db.Add(file, command.Need, modules.Of(file).CompartmentOf(file.Kind, command.Need), command.FileName, command.Upload, command.Size, clock.Now, ct);
            return added.Succeeded ? new Result(added.Value) : added.Refusal!;
        }
    }
}
