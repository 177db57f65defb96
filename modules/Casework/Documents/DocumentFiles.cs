using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Casework.Documents;

internal sealed class DocumentFiles(CaseworkDb db, PersonKeys keys) : IDocumentFiles
{
    public async Task<IReadOnlyList<DocumentFile>?> Of(Guid person, long mostBytes, CancellationToken ct)
    {
        var documents = await db.Documents.AsNoTracking().Where(d => d.PersonId == person && d.RemovedAt == null && (d.Scan!.Verdict == Verdict.Clean || d.Scan.Verdict == Verdict.Passed)).OrderBy(d => d.AddedAt).ToListAsync(ct);
        if (documents.Sum(d => d.Size) > mostBytes)
        {
            return null;
        }
        await keys.LoadFor(documents.Select(d => (person, d.Compartment)), ct);
        var files = new List<DocumentFile>();
        foreach (var document in documents.Where(d => keys.Holds(person, d.Compartment)))
        {
            files.Add(new(document.Id, document.Type, await document.Open(db, ct)));
        }
        return files;
    }
}

internal static class WholeDocument
{
    /// <summary>All chunks in their order. The key of its compartment is loaded.</summary>
    /// <exception cref="CryptographicException">A chunk is missing, altered or another's.</exception>
    public static async Task<byte[]> Open(this CaseDocument document, CaseworkDb db, CancellationToken ct)
    {
        var chunks = await db.Chunks.AsNoTracking().Where(c => c.DocumentId == document.Id).OrderBy(c => c.Number).ToListAsync(ct);
        return chunks.Count == document.Chunks && chunks.Select((c, number) => c.Id == CaseDocumentChunk.IdOf(document.Id, number)).All(own => own)
            ? [.. chunks.SelectMany(c => c.Open())]
            : throw new CryptographicException("the chunks of a document are not those that were written");
    }
}
