using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using WelfareMutual.Tests.Support.Database;

namespace WelfareMutual.Tests.Web.Processes;

/// <summary>A host as a process of its own, with the settings it is given and no others of ours.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly string Configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));
    private int stopped;
    private readonly Process process;
    private readonly Task<string> errors;
    private readonly Task<string> words;

    private HostProcess(Process process)
    {
        this.process = process;
        (errors, words) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
    }

    public int Id => process.Id;

    /// <param name="host">Portal, Gateway or BackOffice.</param>
    public static HostProcess Start(string host, string environment, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "bin", $"Host.{host}", Configuration);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, $"WelfareMutual.Host.{host}.dll")])
        {
            RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder,
        };
        foreach (var ours in start.Environment.Keys.Where(k => k.StartsWith("WM", StringComparison.Ordinal) || k.StartsWith("ASPNETCORE", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(ours);
        }
        start.Environment["ASPNETCORE_ENVIRONMENT"] = start.Environment["DOTNET_ENVIRONMENT"] = environment;
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }
        return new(Process.Start(start)!);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until the process has ended by itself.</summary>
    /// <exception cref="InvalidOperationException">It runs on.</exception>
    public async Task<(int Code, string Errors)> Ended()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new InvalidOperationException("the process started and runs on");
        }
        return (process.ExitCode, await errors);
    }

    /// <summary>Waits until it answers at all: any status counts.</summary>
    public async Task Answers(HttpClient http, string path)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await http.GetAsync(path);
                return;
            }
            catch (HttpRequestException) when (!process.HasExited && tries < 300)
            {
                await Task.Delay(100);
            }
            catch (HttpRequestException) when (process.HasExited)
            {
                throw new InvalidOperationException($"the process ended: {await errors}{await words}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref stopped, 1) == 1)
        {
            return;
        }
        if (!process.HasExited)
        {
            process.Kill(true);
            await process.WaitForExitAsync();
        }
        process.Dispose();
    }
}
