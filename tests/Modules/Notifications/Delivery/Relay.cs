using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WelfareMutual.Tests.Modules.Notifications.Delivery;

/// <summary>A mail relay of the test's own: answers each RCPT with the next of its answers, the last one for ever.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Queue<string> answers;
    private readonly Task serving;

    private Relay(string[] answers)
    {
        this.answers = new(answers);
        listener.Start();
        serving = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;
    public List<string> Messages { get; } = [];

    /// <summary>Happens after this command was heard and before it is answered.</summary>
    public Func<string, Task> Hears { get; set; } = _ => Task.CompletedTask;

    /// <summary>Happens when a mail has come whole, before the relay says that it has it.</summary>
    public Func<Task> Takes { get; set; } = () => Task.CompletedTask;

    public static Relay Start(params string[] answers) => new(answers);

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
    }

    private async Task Serve()
    {
        while (true)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync();
                await Talk(client.GetStream());
            }
            catch (Exception over) when (over is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
            catch (IOException)
            {
            }
        }
    }

    private async Task Talk(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        var heard = new StringBuilder();
        await writer.WriteLineAsync("220 relay");
        while (await reader.ReadLineAsync() is { } line)
        {
            heard.AppendLine(line);
            await Hears(line);
            if (line == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                while (await reader.ReadLineAsync() is { } text && text != ".")
                {
                    heard.AppendLine(text);
                }
                Messages.Add(heard.ToString());
                heard.Clear();
                await Takes();
            }
            var recipient = line.StartsWith("RCPT", StringComparison.Ordinal);
            await writer.WriteLineAsync(recipient ? answers.Count > 1 ? answers.Dequeue() : answers.Peek() : line == "QUIT" ? "221 bye" : "250 ok");
            if (line == "QUIT")
            {
                return;
            }
        }
    }
}
