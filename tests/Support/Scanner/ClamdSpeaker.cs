using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WelfareMutual.Tests.Support.Scanner;

/// <summary>What the speaker does with the next streams.</summary>
public enum ScannerMood { Works, Hangs, DiesInTheMiddle, HalfAnswers, Errs }

/// <summary>Speaks clamd's side of zINSTREAM, zPING and zVERSION over TCP, with one signature: the EICAR test file's.</summary>
public sealed class ClamdSpeaker : IAsyncDisposable
{
    public const string Signature = "Eicar-Test-Signature";

    private const int MostBytes = 25 * 1024 * 1024;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentQueue<byte[]> scanned = new();
    private Task accepting = Task.CompletedTask;

    private ClamdSpeaker()
    {
    }

    public ScannerMood Mood { get; set; }

    public DateTimeOffset SignaturesOf { get; set; } = new(2026, 10, 12, 9, 0, 0, TimeSpan.Zero);

    /// <summary>What was streamed to the end, in order.</summary>
    public IReadOnlyList<byte[]> Scanned => [.. scanned];

    /// <summary>How many streams were begun.</summary>
    public int Begun { get; private set; }

    public string Address => listener.LocalEndpoint.ToString()!;

    /// <summary>The file that every scanner calls malware by agreement. In two halves, or the scanner of a developer's machine takes this file away.</summary>
    public static byte[] Eicar => Encoding.ASCII.GetBytes(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");

    /// <summary>The same inside something that looks like a document, behind some pages.</summary>
    public static byte[] EicarInPdf => [.. "%PDF-1.7 "u8, .. new byte[300_000], .. Eicar];

    public static ClamdSpeaker Start()
    {
        var speaker = new ClamdSpeaker();
        speaker.listener.Start();
        speaker.accepting = speaker.Accept();
        return speaker;
    }

    /// <summary>Nobody listens any more.</summary>
    public void Stop() => listener.Stop();

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        await accepting;
        closing.Dispose();
    }

    private async Task Accept()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                talks.Add(Talk(await listener.AcceptTcpClientAsync(closing.Token)));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task Talk(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var command = await Command(stream);
                var answer = command switch
                {
                    "zPING" => "PONG",
                    "zVERSION" => string.Create(CultureInfo.InvariantCulture, $"ClamAV 1.4.2/27500/{SignaturesOf.UtcDateTime:ddd MMM} {SignaturesOf.UtcDateTime.Day,2} {SignaturesOf.UtcDateTime:HH:mm:ss yyyy}"),
                    "zINSTREAM" => await Stream(stream),
                    _ => "UNKNOWN COMMAND",
                };
                if (answer is not null)
                {
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(Mood == ScannerMood.HalfAnswers ? answer : answer + "\0"), closing.Token);
                }
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException or EndOfStreamException)
            {
                return;
            }
        }
    }

    private async Task<string?> Stream(NetworkStream stream)
    {
        Begun++;
        if (Mood == ScannerMood.Hangs)
        {
            await Task.Delay(Timeout.Infinite, closing.Token);
        }
        using var content = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length, closing.Token);
            var piece = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
            if (piece.Length == 0)
            {
                break;
            }
            await stream.ReadExactlyAsync(piece, closing.Token);
            content.Write(piece);
            if (Mood == ScannerMood.DiesInTheMiddle)
            {
                return null;
            }
            if (content.Length > MostBytes)
            {
                return "INSTREAM size limit exceeded. ERROR";
            }
        }
        scanned.Enqueue(content.ToArray());
        return Mood == ScannerMood.Errs ? "stream: Can't allocate memory ERROR"
            : content.ToArray().AsSpan().IndexOf(Eicar) >= 0 ? $"stream: {Signature} FOUND" : "stream: OK";
    }

    private async Task<string> Command(NetworkStream stream)
    {
        var letter = new byte[1];
        var command = new StringBuilder();
        while (await stream.ReadAsync(letter, closing.Token) == 1 && letter[0] != 0)
        {
            command.Append((char)letter[0]);
        }
        return command.ToString();
    }
}
