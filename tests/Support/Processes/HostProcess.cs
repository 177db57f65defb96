using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using WelfareMutual.Tests.Support.Database;

namespace WelfareMutual.Tests.Support.Processes;

/// <summary>One of the product's processes, with the settings it is given and no others of ours.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private static readonly string Configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));
    private const int LowestPort = 14_000;
    private static int given;
    private readonly Process process;
    private readonly StringBuilder words = new();
    private readonly StringBuilder errors = new();
    private readonly string? file;
    private int stopped;

    private HostProcess(Process process, string? file)
    {
        (this.process, this.file) = (process, file);
        process.OutputDataReceived += (_, line) => Keep(words, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;
    public bool HasExited => process.HasExited;

    public string Log
    {
        get
        {
            lock (words)
            {
                return $"{errors}{words}";
            }
        }
    }

    /// <param name="name">Host.Portal, Host.Gateway, Host.BackOffice, Dev.MailSink, Dev.PaymentSandbox.</param>
    /// <param name="settings">Names with colons or double underscores.</param>
    /// <param name="through">Words in front of the command, such as those that enter a network namespace; must end by exec.</param>
    /// <param name="log">A file that gets every line as well.</param>
    /// <param name="arguments">For the program: a command instead of the site.</param>
    public static HostProcess Start(
        string name, string environment, IEnumerable<KeyValuePair<string, string>> settings, IReadOnlyList<string>? through = null, string? log = null, params string[] arguments)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "bin", name, Configuration);
        string[] command = [.. through ?? [], "dotnet", Path.Combine(folder, $"WelfareMutual.{name}.dll"), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder };
        foreach (var ours in start.Environment.Keys.Where(k => k.StartsWith("WM", StringComparison.Ordinal) || k.StartsWith("ASPNETCORE", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(ours);
        }
        start.Environment["ASPNETCORE_ENVIRONMENT"] = start.Environment["DOTNET_ENVIRONMENT"] = environment;
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }
        return new(new Process { StartInfo = start }, log);
    }

    /// <summary>None twice in this process, and below those that the system gives away by itself: it stays free until its host is up.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = LowestPort + (Environment.ProcessId % 90 * 200 + Interlocked.Increment(ref given)) % 18_000;
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // somebody's: the next one
            }
        }
    }

    /// <summary>Waits until the process has ended by itself.</summary>
    /// <exception cref="InvalidOperationException">It runs on.</exception>
    public async Task<(int Code, string Errors)> Ended()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(180));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new InvalidOperationException("the process started and runs on");
        }
        lock (words)
        {
            return (process.ExitCode, errors.ToString());
        }
    }

    /// <summary>Waits until it answers: any status counts, unless a good one is asked for.</summary>
    public async Task Answers(HttpClient http, string path, bool well = false)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(180) && !process.HasExited; await Task.Delay(100))
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));
                if (!well || answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // It does not listen yet.
            }
        }
        throw new InvalidOperationException($"{path} did not become healthy: {Log}");
    }

    public async Task Healthy(string address)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        await Answers(http, address + "/health", well: true);
    }

    /// <summary>SIGKILL: the process has no chance to tidy up.</summary>
    public async Task Kill()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref stopped, 1) == 1)
        {
            return;
        }
        await Kill();
        process.Dispose();
    }

    private void Keep(StringBuilder kept, string? line)
    {
        if (line is null)
        {
            return;
        }
        lock (words)
        {
            kept.AppendLine(line);
            if (file is not null)
            {
                File.AppendAllText(file, line + "\n");
            }
        }
    }
}
