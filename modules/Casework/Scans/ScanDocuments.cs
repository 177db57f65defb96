using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Documents;
using WelfareMutual.Casework.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Casework.Scans;

/// <summary>Scans the next document that waits, one a transaction: opened in memory, streamed to the scanner, written nowhere.
/// A run that dies leaves it waiting. Without an answer it is put off, and the run ends: the next one begins with another document.</summary>
public sealed record ScanDocuments : IJobUseCase<ScanDocuments.Result>
{
    public static Access Access => Access.Job;

    /// <param name="Decided">Whether a document got its verdict; there may be more.</param>
    public sealed record Result(bool Decided);

    internal sealed class Handler(CaseworkDb db, IMalwareScan scanner, PersonKeys keys, AuditTrail audit, Alarms alarms, Rulebook rulebook, Clock clock)
        : IHandle<ScanDocuments, Result>
    {
        public async Task<Outcome<Result>> Handle(ScanDocuments job, CancellationToken ct)
        {
            if (await Next(ct) is not { } scan)
            {
                return new Result(false);
            }
            var document = await db.Documents.AsNoTracking().IgnoreAutoIncludes().SingleAsync(d => d.Id == scan.Id, ct);
            audit.About(document.Id);
            await keys.LoadFor(document.PersonId, document.Compartment, ct);
            var answer = await Open(document, ct) is { } content ? await Ask(content, document, ct) : await Unreadable(document, ct);
            if (answer.Verdict == Verdict.Waiting)
            {
                scan.PutOff(clock.Now);
            }
            else
            {
                scan.Decide(answer, document.Chunks, clock.Now);
            }
            await db.SaveChangesAsync(ct);
            if (answer.Signature is { } signature)
            {
                await alarms.Raise("malware-found", $"{signature} {document.Id}", ct);
            }
            return new Result(answer.Verdict != Verdict.Waiting);
        }

        private Task<DocumentScan?> Next(CancellationToken ct) => db.Scans.FromSql(
            $"""
            select s.* from casework.document_scan s
            where s.verdict = 'Waiting' and s.due_at <= {clock.Now}
                and exists (select from casework.case_document d where d.id = s.id and d.removed_at is null)
            order by s.due_at limit 1 for update of s skip locked
            """).SingleOrDefaultAsync(ct);

        /// <returns>Null when it cannot be read: altered, incomplete, or its person's key is gone.</returns>
        private async Task<byte[]?> Open(CaseDocument document, CancellationToken ct)
        {
            try
            {
                return keys.Holds(document.PersonId, document.Compartment) ? await document.Open(db, ct) : null;
            }
            catch (CryptographicException)
            {
                return null;
            }
        }

        private async Task<ScanAnswer> Ask(byte[] content, CaseDocument document, CancellationToken ct)
        {
            var answer = await scanner.Scan(content, ct);
            CryptographicOperations.ZeroMemory(content);
            if (answer.Verdict == Verdict.Waiting && clock.Now - document.AddedAt >= TimeSpan.FromMinutes((await rulebook.Today<ScanSettings>(ct)).AlarmMinutes))
            {
                await alarms.Raise("scanner-silent", "casework.scan-documents", ct);
            }
            return answer;
        }

        private async Task<ScanAnswer> Unreadable(CaseDocument document, CancellationToken ct)
        {
            await alarms.Raise("document-unreadable", $"{document.Id}", ct);
            return ScanAnswer.Later;
        }
    }
}
