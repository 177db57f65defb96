using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace WelfareMutual.Backups.Envelope;

/// <summary>The readable beginning of a sealed file: [WMB1][length 4][JSON]. Every chunk is bound to it.</summary>
/// <param name="Name">The file's own name: a file under another name is refused.</param>
/// <param name="Key">Version of the backup key.</param>
/// <param name="Salt">Random, of this file alone.</param>
internal sealed record Heading(string Name, int Key, byte[] Salt)
{
    private const int Longest = 4096;
    private static readonly byte[] Mark = "WMB1"u8.ToArray();

    public static Heading New(string name, int key) => new(name, key, RandomNumberGenerator.GetBytes(32));

    public byte[] Bytes()
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this);
        var bytes = new byte[8 + json.Length];
        Mark.CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), json.Length);
        json.CopyTo(bytes, 8);
        return bytes;
    }

    /// <exception cref="DamagedBackupException">No heading, or one of another file.</exception>
    public static (Heading Heading, byte[] Bytes) Read(Stream from, string name)
    {
        var start = new byte[8];
        if (from.ReadAtLeast(start, 8, throwOnEndOfStream: false) < 8 || !start.AsSpan(0, 4).SequenceEqual(Mark))
        {
            throw new DamagedBackupException($"{name} heading", "this is no sealed backup");
        }
        var length = BinaryPrimitives.ReadInt32BigEndian(start.AsSpan(4));
        var json = new byte[length is > 0 and <= Longest ? length : throw new DamagedBackupException($"{name} heading", "its length is impossible")];
        if (from.ReadAtLeast(json, length, throwOnEndOfStream: false) < length)
        {
            throw new DamagedBackupException($"{name} heading", "the file ends within it");
        }
        try
        {
            var heading = JsonSerializer.Deserialize<Heading>(json);
            return heading is { Salt.Length: 32 } && heading.Name == name ? (heading, [.. start, .. json])
                : throw new DamagedBackupException($"{name} heading", "it belongs to another file");
        }
        catch (JsonException)
        {
            throw new DamagedBackupException($"{name} heading", "it cannot be read");
        }
    }
}
