using System.Security.Cryptography;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Backups.Envelope;

/// <summary>What is written goes sealed into the file below. Without <see cref="Finish"/> the file has no last chunk and is refused.</summary>
internal sealed class SealingStream : Stream
{
    private readonly Stream to;
    private readonly Chunks chunks;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] plain = new byte[Chunks.Size];
    private readonly byte[] cipher = new byte[4 + Chunks.Size + Chunks.Tag];
    private int filled;

    public SealingStream(Stream to, BackupKeys keys, string name)
    {
        this.to = to;
        var heading = Heading.New(name, keys.Version);
        var written = heading.Bytes();
        chunks = new Chunks(keys, heading, written);
        Put(written);
    }

    /// <summary>Bytes in the file.</summary>
    public long Written { get; private set; }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            if (filled == plain.Length)
            {
                Seal(last: false);
            }
            var take = Math.Min(buffer.Length, plain.Length - filled);
            buffer[..take].CopyTo(plain.AsSpan(filled));
            filled += take;
            buffer = buffer[take..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    /// <summary>Seals the last chunk.</summary>
    /// <returns>SHA-256 of the whole file, in hexadecimal.</returns>
    public string Finish()
    {
        Seal(last: true);
        to.Flush();
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public override void Flush()
    {
        // A chunk is sealed when it is full.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CryptographicOperations.ZeroMemory(plain);
            chunks.Dispose();
            hash.Dispose();
        }
        base.Dispose(disposing);
    }

    private void Seal(bool last)
    {
        var length = chunks.Seal(plain.AsSpan(0, filled), last, cipher);
        filled = 0;
        Put(cipher.AsSpan(0, length));
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(bytes);
        to.Write(bytes);
        Written += bytes.Length;
    }
}
