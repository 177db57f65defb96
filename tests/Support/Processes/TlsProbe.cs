using System.Buffers.Binary;
using System.Net.Sockets;

namespace WelfareMutual.Tests.Support.Processes;

/// <summary>Says hello to a server in the version and with the suites that are asked, by hand: the machine's own library would not offer what is too old.</summary>
public static class TlsProbe
{
    public const ushort Tls10 = 0x0301, Tls11 = 0x0302, Tls12 = 0x0303;

    /// <summary>ECDHE-ECDSA with AES-128: authenticated encryption, and the older kind with a checksum apart.</summary>
    public const ushort Gcm = 0xC02B, Cbc = 0xC009;

    /// <returns>Whether the server goes on with its own hello instead of an alert or silence.</returns>
    public static async Task<bool> Accepts(int port, ushort version, ushort suite)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync("localhost", port);
        var stream = connection.GetStream();
        await stream.WriteAsync(Hello(version, suite));
        var first = new byte[1];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            return await stream.ReadAsync(first, patience.Token) == 1 && first[0] == 22;
        }
        catch (Exception none) when (none is IOException or OperationCanceledException)
        {
            return false;
        }
    }

    private static byte[] Hello(ushort version, ushort suite)
    {
        byte[] extensions =
        [
            0, 10, 0, 6, 0, 4, 0, 23, 0, 29, // groups: P-256, X25519
            0, 11, 0, 2, 1, 0, // points uncompressed
            0, 13, 0, 8, 0, 6, 4, 3, 5, 3, 2, 3, // signatures: ECDSA with SHA-256, SHA-384, SHA-1
        ];
        byte[] body = [.. Two(version), .. new byte[32], 0, 0, 2, .. Two(suite), 1, 0, .. Two((ushort)extensions.Length), .. extensions];
        byte[] handshake = [1, 0, .. Two((ushort)body.Length), .. body];
        return [22, .. Two(Tls10), .. Two((ushort)handshake.Length), .. handshake];
    }

    private static byte[] Two(ushort value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, value);
        return bytes;
    }
}
