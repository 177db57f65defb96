using System.Buffers.Binary;
using System.Security.Cryptography;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Backups.Envelope;

/// <summary>AES-256-GCM a chunk: [length 4, top bit on the last][ciphertext][tag 16]. The counter is the nonce and, with heading and "last",
/// the associated data: chunks cannot be exchanged, left out, added or cut off. The key is the file's own, so no nonce comes twice.</summary>
internal sealed class Chunks : IDisposable
{
    public const int Size = 256 * 1024;
    public const int Tag = 16;
    private const uint LastBit = 0x8000_0000;
    private readonly AesGcm aes;
    private readonly byte[] bound;
    private readonly byte[] nonce = new byte[12];
    private readonly byte[] context;

    public Chunks(BackupKeys keys, Heading heading, byte[] written)
    {
        bound = SHA256.HashData(written);
        context = [.. bound, .. new byte[9]];
        aes = new AesGcm(keys.For(heading.Key, heading.Salt, bound), Tag);
    }

    /// <summary>Chunks sealed or opened so far.</summary>
    public long Count { get; private set; }

    public int Seal(ReadOnlySpan<byte> plain, bool last, Span<byte> into)
    {
        BinaryPrimitives.WriteUInt32BigEndian(into, (uint)plain.Length | (last ? LastBit : 0));
        Next(last);
        aes.Encrypt(nonce, plain, into.Slice(4, plain.Length), into.Slice(4 + plain.Length, Tag), context);
        return 4 + plain.Length + Tag;
    }

    public static (int Length, bool Last) ReadLength(ReadOnlySpan<byte> head)
    {
        var word = BinaryPrimitives.ReadUInt32BigEndian(head);
        return ((int)(word & ~LastBit), (word & LastBit) != 0);
    }

    /// <exception cref="CryptographicException">Altered, moved, or sealed under another key.</exception>
    public void Open(ReadOnlySpan<byte> cipherAndTag, bool last, Span<byte> plain)
    {
        Next(last);
        aes.Decrypt(nonce, cipherAndTag[..^Tag], cipherAndTag[^Tag..], plain, context);
    }

    public void Dispose() => aes.Dispose();

    private void Next(bool last)
    {
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(4), Count);
        BinaryPrimitives.WriteInt64BigEndian(context.AsSpan(bound.Length), Count);
        context[^1] = last ? (byte)1 : (byte)0;
        Count++;
    }
}
