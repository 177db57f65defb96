using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using WelfareMutual.Tests.Support.Processes;

namespace WelfareMutual.Tests.Drills.Stages;

internal enum Line
{
    Open,

    /// <summary>Every packet comes late.</summary>
    Slow,

    /// <summary>Taken and never passed on, nothing comes back.</summary>
    BlackHole,

    /// <summary>Nobody listens.</summary>
    Refused,
}

/// <summary>A line between two processes that can be made bad.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly int target;
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentDictionary<Socket, byte> open = new();
    private readonly Task accepting;
    private Socket? listener;
    private volatile Line line = Line.Open;

    public FaultProxy(int target)
    {
        this.target = target;
        listener = Listen(HostProcess.FreePort());
        Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        accepting = Accept();
    }

    public int Port { get; }
    public TimeSpan Late { get; set; }

    /// <summary>Changes the line; connections that are open are cut with a reset when it is refused or healed from a hole.</summary>
    public void Become(Line next)
    {
        var hole = line == Line.BlackHole;
        line = next;
        if (next == Line.Refused)
        {
            Interlocked.Exchange(ref listener, null)?.Dispose();
        }
        if (next == Line.Refused || hole)
        {
            Cut();
        }
        if (next != Line.Refused)
        {
            listener ??= Listen(Port);
        }
    }

    public void Cut()
    {
        foreach (var socket in open.Keys)
        {
            try
            {
                socket.LingerState = new LingerOption(true, 0);
                socket.Close();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // It ended by itself meanwhile.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener?.Dispose();
        Cut();
        await accepting;
        closing.Dispose();
    }

    private static Socket Listen(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        socket.Listen(200);
        return socket;
    }

    private async Task Accept()
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                if (listener is { } now)
                {
                    _ = Join(await now.AcceptAsync(closing.Token));
                    continue;
                }
                await Task.Delay(20, closing.Token);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // The line was refused meanwhile, or everything ends.
            }
        }
    }

    private async Task Join(Socket from)
    {
        var to = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        from.NoDelay = true;
        open[from] = open[to] = 0;
        try
        {
            await to.ConnectAsync(IPAddress.Loopback, target, closing.Token);
            await Task.WhenAny(Pass(from, to), Pass(to, from));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The other side is gone.
        }
        finally
        {
            open.TryRemove(from, out _);
            open.TryRemove(to, out _);
            from.Dispose();
            to.Dispose();
        }
    }

    private async Task Pass(Socket from, Socket to)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = await from.ReceiveAsync(buffer.AsMemory(), closing.Token)) > 0)
            {
                while (line == Line.BlackHole)
                {
                    await Task.Delay(50, closing.Token);
                }
                if (line == Line.Slow)
                {
                    await Task.Delay(Late, closing.Token);
                }
                await to.SendAsync(buffer.AsMemory(0, read), closing.Token);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Cut.
        }
    }
}
