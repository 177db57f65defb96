using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Casework.Documents;

/// <summary>Takes a document back while it may still be exchanged.</summary>
public sealed record RemoveDocument(Guid DocumentId) : IPortalUseCase<RemoveDocument.Result>
{
    public static Access Access => Access.Member;
    public sealed record Result(Guid CaseId);

    internal sealed class Handler(CaseworkDb db, Actor actor, Clock clock) : IHandle<RemoveDocument, Result>
    {
        public async Task<Outcome<Result>> Handle(RemoveDocument command, CancellationToken ct)
        {
            var document = await db.Documents.SingleOrDefaultAsync(d => d.Id == command.DocumentId && d.PersonId == actor.PersonId && d.RemovedAt == null, ct);
            if (document is null || await db.Locked(document.CaseId, ct) is not { } file || !await db.Open(file, document.Need, ct))
            {
                return Refusal.NotFound;
            }
            document.Remove(clock.Now);
            await db.SaveChangesAsync(ct);
            return new Result(document.CaseId);
        }
    }
}
