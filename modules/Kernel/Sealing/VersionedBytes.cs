using System.Buffers.Binary;

namespace WelfareMutual.Kernel.Sealing;

/// <summary>[K][version 2][sealed bytes]: under which version of its key something is sealed. The database reads the version too (keys.person_key).
/// Sealed bytes without it are of version 1.</summary>
internal static class VersionedBytes
{
    private const byte Mark = (byte)'K';

    public static byte[] Of(int version, ReadOnlySpan<byte> sealedBytes)
    {
        var bytes = new byte[3 + sealedBytes.Length];
        bytes[0] = Mark;
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(1), checked((ushort)version));
        sealedBytes.CopyTo(bytes.AsSpan(3));
        return bytes;
    }

    public static int VersionOf(ReadOnlySpan<byte> bytes) => bytes.Length > 3 && bytes[0] == Mark ? BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]) : 1;

    public static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> bytes) => bytes.Length > 3 && bytes[0] == Mark ? bytes[3..] : bytes;
}

/// <summary>One wrapped key, or two while a person's data key is being exchanged: [B][length of the first 4][first][second].
/// Made by the database (keys.bundle), so that everything that hands out a key hands out both.</summary>
internal static class KeyBundle
{
    private const byte Mark = (byte)'B';

    /// <returns>The key that seals first; another that still opens after it.</returns>
    public static IReadOnlyList<byte[]> Open(byte[] bundle, Func<byte[], byte[]> unwrap)
    {
        if (bundle.Length == 0 || bundle[0] != Mark)
        {
            return [unwrap(bundle)];
        }
        var first = BinaryPrimitives.ReadInt32BigEndian(bundle.AsSpan(1));
        return [unwrap(bundle[5..(5 + first)]), unwrap(bundle[(5 + first)..])];
    }
}
