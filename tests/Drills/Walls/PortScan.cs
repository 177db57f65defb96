using System.Net;
using System.Net.Sockets;

namespace WelfareMutual.Tests.Drills.Walls;

internal enum Port
{
    /// <summary>Nothing came back: the firewall keeps it.</summary>
    Silent,

    /// <summary>Something came back that is no connection: the way there is open, and nobody listens.</summary>
    Reached,

    Open,
}

/// <summary>Tries to open every port from every machine to every other.</summary>
internal static class PortScan
{
    private const int AtOnce = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    /// <summary>Known services, what ours listen on, and those beside them.</summary>
    public static IReadOnlyList<int> Few { get; } =
    [
        21, 22, 23, 25, 53, 80, 110, 111, 135, 139, 143, 389, 443, 444, 445, 465, 514, 587, 631, 636, 873, 993, 995, 1025, 1433, 1521, 2049, 2375, 2376, 2525, 3128,
        3306, 3310, 3389, 5000, 5001, 5060, 5353, 5432, 5433, 5672, 5900, 5985, 6379, 6432, 7000, 8000, 8008, 8025, 8070, 8080, 8081, 8090, 8443, 8444, 8445, 8446,
        8888, 9000, 9090, 9100, 9200, 9418, 9999, 10050, 11211, 15432, 22222, 27017, 54320, 60000,
    ];

    /// <returns>Whatever was not silent.</returns>
    public static async Task<IReadOnlyDictionary<Flow, Port>> All(IReadOnlyList<int> ports)
    {
        var found = new Dictionary<Flow, Port>();
        foreach (var from in Machine.All) // one after another: all at once would be more sockets and threads than a small machine gives
        {
            var seen = await Task.WhenAll(Machine.All.Where(to => to != from).Select(to =>
                ZoneSocket.In(from, () => ports.Chunk(AtOnce).SelectMany(chunk => Scan(from, to, chunk)).ToArray())));
            foreach (var (flow, state) in seen.SelectMany(s => s))
            {
                found.Add(flow, state);
            }
        }
        return found;
    }

    /// <summary>Datagrams to ports where nobody listens: an answer of any kind means that they passed.</summary>
    public static async Task<IReadOnlyList<string>> Datagrams()
    {
        var found = await Task.WhenAll(Machine.All.SelectMany(from => Machine.All.Where(to => to != from).Select(to => ZoneSocket.In(from, () =>
            new[] { 53, 123, 500, 5432 }.Where(port => Answered(to, port)).Select(port => $"PASSES {from.Name} > {to.Name} {port}/udp").ToArray()))));
        return [.. found.SelectMany(f => f)];
    }

    private static IEnumerable<KeyValuePair<Flow, Port>> Scan(Machine from, Machine to, int[] ports)
    {
        var waiting = ports.ToDictionary(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false });
        foreach (var (socket, port) in waiting)
        {
            try
            {
                socket.Connect(new IPEndPoint(IPAddress.Parse(to.Address), port));
            }
            catch (SocketException begun) when (begun.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                // It is on its way.
            }
        }
        Thread.Sleep(Patience);
        var seen = waiting.Select(w => (w.Value, State: StateOf(w.Key))).ToArray();
        foreach (var socket in waiting.Keys)
        {
            socket.Dispose();
        }
        return seen.Where(s => s.State != Port.Silent).Select(s => KeyValuePair.Create(new Flow(from, to, s.Value), s.State));
    }

    private static Port StateOf(Socket socket)
    {
        if (!socket.Poll(0, SelectMode.SelectWrite) && !socket.Poll(0, SelectMode.SelectError))
        {
            return Port.Silent;
        }
        return (int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error)! == 0 ? Port.Open : Port.Reached;
    }

    private static bool Answered(Machine to, int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = 150 };
        try
        {
            socket.Connect(new IPEndPoint(IPAddress.Parse(to.Address), port));
            socket.Send([0]);
            socket.Receive(new byte[16]);
            return true;
        }
        catch (SocketException nothing) when (nothing.SocketErrorCode is SocketError.TimedOut or SocketError.WouldBlock)
        {
            return false;
        }
        catch (SocketException)
        {
            return true; // unreachable, says somebody who got it
        }
    }
}
