using Microsoft.EntityFrameworkCore;
using WelfareMutual.Casework.Cases;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Casework.Documents;

internal static class DocumentStore
{
    public const string FieldPrefix = "document:";
    private const int Most = 20;
    private const int MostWaiting = 60;

    /// <summary>Documents may be added while it is a draft, and after a return when this document was asked for.</summary>
    public static async Task<bool> Open(this CaseworkDb db, CaseFile file, string need, CancellationToken ct) =>
        file.State == CaseState.Draft
        || file.State == CaseState.Returned && await db.FieldRequests.AnyAsync(f => f.CaseId == file.Id && f.AnsweredAt == null && f.Field == FieldPrefix + need, ct);

    public static async Task<Outcome<Guid>> Add(this CaseworkDb db, CaseFile file, string need, Purpose compartment, string fileName, Stream upload, long stated, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Documents.CountAsync(d => d.CaseId == file.Id && d.RemovedAt == null, ct) >= Most)
        {
            return DocumentType.TooMany;
        }
        var waiting = db.Cases.Where(c => c.PersonId == file.PersonId && (c.State == CaseState.Draft || CaseMoves.Undecided.Contains(c.State))).Select(c => c.Id);
        if (await db.Documents.CountAsync(d => waiting.Contains(d.CaseId) && d.RemovedAt == null, ct) >= MostWaiting)
        {
            return DocumentType.TooManyWaiting;
        }
        var (received, refusal) = await ReceivedFile.Read(upload, stated, ct);
        if (received is null)
        {
            return refusal!;
        }
        var name = Path.GetFileName(fileName.Replace('\\', '/'));
        var document = CaseDocument.Of(file, need, compartment, name.Length is > 0 and <= 120 ? name : "写真", received, now);
        db.Documents.Add(document);
        db.Chunks.AddRange(received.Pieces.Select((piece, number) => CaseDocumentChunk.Of(document, number, piece)));
        await db.SaveChangesAsync(ct);
        return document.Id;
    }
}
