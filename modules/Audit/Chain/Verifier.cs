using WelfareMutual.Audit.Seals;

namespace WelfareMutual.Audit.Chain;

/// <summary>Walks the chain from a known place and stops at the first record that is not what was chained. A stretch at a time, however long the log.</summary>
internal sealed class Verifier(ChainReader reader)
{
    private const int Stretch = 5000;
    private readonly Canonical canonical = new();

    public long Rows { get; private set; }

    /// <param name="after">Begin behind this number, whose hash is given.</param>
    /// <param name="sealedAt">Seals by the number they name.</param>
    public async Task<VerifyLog.Finding?> Walk(long after, byte[] hash, long until, ILookup<long, Seal> sealedAt, CancellationToken ct)
    {
        var seq = after;
        while (seq < until)
        {
            var links = await reader.Between(seq, Math.Min(seq + Stretch, until), ct);
            if (links.Count == 0)
            {
                return new("missing", seq + 1, null);
            }
            foreach (var link in links)
            {
                if (Wrong(link, seq + 1, hash) is { } code)
                {
                    return new(code, seq + 1, null);
                }
                (seq, hash) = (link.Seq, link.Hash);
                Rows++;
                if (sealedAt[seq].FirstOrDefault(s => s.LastHash != Convert.ToHexStringLower(hash)) is { } other)
                {
                    return new("other-than-sealed", seq, other.Day);
                }
            }
        }
        return null;
    }

    private string? Wrong(ChainLink link, long expected, byte[] previous) =>
        link.Seq != expected || link.Record is null ? "missing"
        : !link.PreviousHash.AsSpan().SequenceEqual(previous) ? "broken"
        : !canonical.Hash(previous, link.Seq, link.Record).AsSpan().SequenceEqual(link.Hash) ? "altered"
        : null;
}
