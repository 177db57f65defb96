using System.IO.Compression;

namespace WelfareMutual.Members.Rosters.Reading;

/// <summary>
/// A part of a ZIP file, read as a stream that is compared with what the file declares. The framework reads an entry
/// only to its declared size and says nothing about the rest: a lying header would cut the roster without notice.
/// </summary>
internal sealed class CheckedEntry(ZipArchiveEntry entry, long limit) : Stream
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Remainder)];

    private readonly Stream inner = entry.Length > limit ? throw new InvalidDataException("The entry is too large.") : entry.Open();
    private uint crc = uint.MaxValue;
    private long length;
    private bool ended;

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        foreach (var b in buffer[..read]) crc = Table[(crc ^ b) & 0xFF] ^ crc >> 8;
        length += read;
        if (length > limit) throw new InvalidDataException("The entry is too large.");
        if (read == 0 && buffer.Length > 0 && !ended)
        {
            ended = true;
            if (length != entry.Length || ~crc != entry.Crc32) throw new InvalidDataException("The entry is not what it declares.");
        }
        return read;
    }

    /// <summary>Reads what a reader of its content left over, so that the comparison is made.</summary>
    internal void ReadToEnd()
    {
        Span<byte> rest = stackalloc byte[4096];
        while (Read(rest) > 0) { }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private static uint Remainder(int value)
    {
        var crc = (uint)value;
        for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ crc >> 1;
        return crc;
    }
}
