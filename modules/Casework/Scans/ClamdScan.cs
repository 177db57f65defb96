using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace WelfareMutual.Casework.Scans;

/// <summary>Speaks to clamd over TCP. Source: clamd(8), zINSTREAM and zVERSION. Whatever is not clearly an answer is none.</summary>
internal sealed class ClamdScan(ScannerSettings settings, ILogger<ClamdScan> log) : IMalwareScan
{
    private const int PieceBytes = 64 * 1024;
    private const int LongestAnswer = 1024;
    private const int LongestName = 100;

    public async Task<ScanAnswer> Scan(ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var answer = await Ask("zINSTREAM\0", (stream, limit) => Send(stream, content, limit), ct);
        if (answer is null or "stream: OK")
        {
            return answer is null ? ScanAnswer.Later : ScanAnswer.Clean;
        }
        if (answer.StartsWith("stream: ", StringComparison.Ordinal) && answer.EndsWith(" FOUND", StringComparison.Ordinal))
        {
            return ScanAnswer.Found(Plain(answer["stream: ".Length..^" FOUND".Length]));
        }
        log.LogWarning("the malware scanner answered with an error of {Length} letters", answer.Length);
        return ScanAnswer.Later;
    }

    /// <remarks>"ClamAV 1.4.2/27500/Fri Nov 28 09:32:11 2025": program, number and time of the daily signatures, which clamd writes in its own time zone; a day more or less is none here.</remarks>
    public async Task<DateTimeOffset?> SignaturesOf(CancellationToken ct)
    {
        var parts = (await Ask("zVERSION\0", static (_, _) => Task.CompletedTask, ct))?.Split('/') ?? [];
        return parts.Length == 3 && DateTimeOffset.TryParseExact(
            parts[2].Trim(), ["ddd MMM d HH:mm:ss yyyy", "ddd MMM dd HH:mm:ss yyyy"], CultureInfo.InvariantCulture,
            DateTimeStyles.AllowInnerWhite | DateTimeStyles.AssumeUniversal, out var made) ? made : null;
    }

    private async Task<string?> Ask(string command, Func<NetworkStream, CancellationToken, Task> send, CancellationToken ct)
    {
        if (settings.Host.Length == 0)
        {
            return null;
        }
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(settings.Patience);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(settings.Host, settings.Port, limit.Token);
            await using var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(command), limit.Token);
            await send(stream, limit.Token);
            return await Answer(stream, limit.Token);
        }
        catch (Exception gone) when (gone is SocketException or IOException || gone is OperationCanceledException && !ct.IsCancellationRequested)
        {
            log.LogWarning("the malware scanner gave no answer ({Kind})", gone.GetType().Name);
            return null;
        }
    }

    private static async Task Send(NetworkStream stream, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var length = new byte[4];
        for (var at = 0; at < content.Length; at += PieceBytes)
        {
            var piece = content[at..Math.Min(at + PieceBytes, content.Length)];
            BinaryPrimitives.WriteInt32BigEndian(length, piece.Length);
            await stream.WriteAsync(length, ct);
            await stream.WriteAsync(piece, ct);
        }
        BinaryPrimitives.WriteInt32BigEndian(length, 0);
        await stream.WriteAsync(length, ct);
    }

    /// <returns>Null when the connection ended before the answer did: half an answer is none.</returns>
    private static async Task<string?> Answer(NetworkStream stream, CancellationToken ct)
    {
        var bytes = new byte[LongestAnswer];
        for (var length = 0; length < bytes.Length;)
        {
            var read = await stream.ReadAsync(bytes.AsMemory(length), ct);
            if (read == 0)
            {
                return null;
            }
            length += read;
            if (bytes[length - 1] == 0)
            {
                return Encoding.ASCII.GetString(bytes, 0, length - 1);
            }
        }
        return null;
    }

    private static string Plain(string name)
    {
        var plain = new string([.. name.Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_').Take(LongestName)]);
        return plain.Length > 0 ? plain : "unnamed";
    }
}
