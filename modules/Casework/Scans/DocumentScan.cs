using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Casework.Contracts;

namespace WelfareMutual.Casework.Scans;

/// <summary>The scan of one document. The database makes it with the document; the schedule decides it once.</summary>
internal sealed class DocumentScan
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    /// <summary>The document's id.</summary>
    public Guid Id { get; private set; }
    public Verdict Verdict { get; private set; }

    /// <summary>How many chunks were scanned: one that was added later was not among them.</summary>
    public int? Chunks { get; private set; }

    /// <summary>What the scanner calls the malware.</summary>
    public string? Signature { get; private set; }
    public DateTimeOffset DueAt { get; private set; }
    public int Attempts { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    public void Decide(ScanAnswer answer, int chunks, DateTimeOffset now) =>
        (Verdict, Signature, Chunks, DecidedAt, Attempts) = (answer.Verdict, answer.Signature, chunks, now, Attempts + 1);

    /// <summary>Later, and each time later than before.</summary>
    public void PutOff(DateTimeOffset now)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(Attempts, 10));
        (DueAt, Attempts) = (now + (pause < LongestPause ? pause : LongestPause), Attempts + 1);
    }

    public static void Map(EntityTypeBuilder<DocumentScan> entity) => entity.HasKey(x => x.Id);
}
