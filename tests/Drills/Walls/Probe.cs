using System.Net.Sockets;
using System.Text;
using WelfareMutual.Tests.Drills.Stages;

namespace WelfareMutual.Tests.Drills.Walls;

/// <summary>What passes the firewall, held against what is declared.</summary>
internal static class Probe
{
    public static async Task<IReadOnlyList<string>> Scan(Stage stage, IReadOnlyList<int> ports, string evidence)
    {
        var found = await PortScan.All([.. ports.Union(Flow.Declared.Select(f => f.Port))]);
        stage.Evidence.Write(evidence, string.Join('\n', found.OrderBy(f => f.Key.ToString(), StringComparer.Ordinal).Select(f => $"{f.Key} {f.Value}")) + "\n");
        var findings = found.Keys.Where(f => !Flow.Declared.Contains(f)).Select(f => $"PASSES {f}").ToList();
        // Nobody listens for the malware scanner here: that the way is open is all that can be seen.
        findings.AddRange(Flow.Declared.Where(f => !found.TryGetValue(f, out var state) || state != Port.Open && f.To != Machine.Scanner).Select(f => $"CLOSED {f}"));
        findings.AddRange(await PortScan.Datagrams());
        return findings;
    }

    /// <summary>Ports that talk before or without TLS. Mail between back office and relay is SMTP, which begins in the clear.</summary>
    public static async Task<IReadOnlyList<string>> PlainText()
    {
        var spoken = await Task.WhenAll(Flow.Declared.Where(f => f.To != Machine.Scanner && f.To != Machine.Mail).Select(flow => ZoneSocket.In(flow.From, () =>
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 1500 };
            socket.Connect(flow.To.Address, flow.Port);
            socket.Send("GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8);
            var answer = new byte[64];
            try
            {
                var length = socket.Receive(answer);
                return Encoding.ASCII.GetString(answer, 0, length).StartsWith("HTTP/", StringComparison.Ordinal) ? $"PLAIN {flow}" : null;
            }
            catch (SocketException)
            {
                return null;
            }
        })));
        return [.. spoken.OfType<string>().Distinct()];
    }
}
