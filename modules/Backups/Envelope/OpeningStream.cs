using System.Security.Cryptography;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Backups.Envelope;

/// <summary>Reads a sealed file. Every byte it hands out was authenticated; the end is only the end after the last chunk.</summary>
internal sealed class OpeningStream : Stream
{
    private readonly Stream from;
    private readonly string name;
    private readonly Chunks chunks;
    private readonly byte[] plain = new byte[Chunks.Size];
    private readonly byte[] cipher = new byte[Chunks.Size + Chunks.Tag];
    private int filled;
    private int given;
    private bool ended;

    /// <exception cref="DamagedBackupException">The heading is not this file's.</exception>
    /// <exception cref="KeyLostException">The backup key that it names is not in the folder.</exception>
    public OpeningStream(Stream from, BackupKeys keys, string name)
    {
        (this.from, this.name) = (from, name);
        var (heading, written) = Heading.Read(from, name);
        chunks = new Chunks(keys, heading, written);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        while (given == filled && !ended)
        {
            Next();
        }
        var take = Math.Min(buffer.Length, filled - given);
        plain.AsSpan(given, take).CopyTo(buffer);
        given += take;
        return take;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override void Flush()
    {
        // Nothing is written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CryptographicOperations.ZeroMemory(plain);
            chunks.Dispose();
            from.Dispose();
        }
        base.Dispose(disposing);
    }

    private void Next()
    {
        var head = new byte[4];
        Fill(head, "the file was cut off before its last chunk");
        var (length, last) = Chunks.ReadLength(head);
        if (length > Chunks.Size)
        {
            throw Damaged("its length is impossible");
        }
        var sealedBytes = cipher.AsSpan(0, length + Chunks.Tag);
        Fill(sealedBytes, "the file was cut off within it");
        try
        {
            chunks.Open(sealedBytes, last, plain.AsSpan(0, length));
        }
        catch (CryptographicException)
        {
            throw new DamagedBackupException($"{name} chunk {chunks.Count}", "it was altered, moved or sealed under another key");
        }
        (filled, given, ended) = (length, 0, last);
        if (last && from.ReadByte() >= 0)
        {
            throw new DamagedBackupException(name, "something was added after its last chunk");
        }
    }

    private void Fill(Span<byte> buffer, string otherwise)
    {
        if (from.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) < buffer.Length)
        {
            throw Damaged(otherwise);
        }
    }

    private DamagedBackupException Damaged(string what) => new($"{name} chunk {chunks.Count + 1}", what);
}
