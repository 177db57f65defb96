using System.ComponentModel;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace WelfareMutual.Tests.Drills.Walls;

/// <summary>Sockets of this process in another network namespace. A thread enters it, makes the socket, and ends: a socket stays where it was made.</summary>
internal static partial class ZoneSocket
{
    private const int NetworkNamespace = 0x40000000;

    public static Task<T> In<T>(Machine machine, Func<T> work)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                using var place = File.OpenHandle($"/run/netns/{Zones.NameOf(machine)}");
                if (SetNamespace((int)place.DangerousGetHandle(), NetworkNamespace) != 0)
                {
                    throw new Win32Exception(Marshal.GetLastPInvokeError());
                }
                result.SetResult(work());
            }
            catch (Exception e)
            {
                result.SetException(e);
            }
        })
        { IsBackground = true };
        thread.Start();
        return result.Task;
    }

    /// <summary>For an HttpClient that stands on that machine; names are those of the zones.</summary>
    public static SocketsHttpHandler Handler(Machine machine) => new()
    {
        UseProxy = false,
        ConnectCallback = async (context, ct) =>
        {
            var to = Machine.All.Single(m => m.HostName == context.DnsEndPoint.Host || m.Address == context.DnsEndPoint.Host);
            return new NetworkStream(await In(machine, () => Connect(new IPEndPoint(IPAddress.Parse(to.Address), context.DnsEndPoint.Port))).WaitAsync(ct), true);
        },
    };

    private static Socket Connect(IPEndPoint to)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, SendTimeout = 3000 };
        try
        {
            socket.Connect(to);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static partial int SetNamespace(int handle, int kind);
}
