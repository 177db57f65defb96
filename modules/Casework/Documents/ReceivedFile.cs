using WelfareMutual.Casework.Rules;
using WelfareMutual.Kernel;

namespace WelfareMutual.Casework.Documents;

/// <summary>An uploaded file, read once to its end or refused: never more than the limit in memory, never on disk.</summary>
internal sealed record ReceivedFile(string Type, long Size, IReadOnlyList<byte[]> Pieces)
{
    /// <param name="stated">The size that the sender said.</param>
    public static async Task<(ReceivedFile? File, Refusal? Refusal)> Read(Stream upload, long stated, CancellationToken ct)
    {
        if (stated > DocumentType.MostBytes)
        {
            return (null, DocumentType.TooLarge);
        }
        var pieces = new List<byte[]>();
        long size = 0;
        while (true)
        {
            var piece = new byte[CaseDocumentChunk.Bytes];
            var read = await upload.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, ct);
            size += read;
            if (size > DocumentType.MostBytes)
            {
                return (null, DocumentType.TooLarge);
            }
            if (read > 0)
            {
                pieces.Add(read == piece.Length ? piece : piece[..read]);
            }
            if (read < piece.Length)
            {
                break;
            }
        }
        return size == 0 ? (null, DocumentType.Empty)
            : size != stated ? (null, DocumentType.Cut)
            : DocumentType.Of(pieces[0]) is { } type ? (new(type, size, pieces), null)
            : (null, DocumentType.Unknown);
    }
}
