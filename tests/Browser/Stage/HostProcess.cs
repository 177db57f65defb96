using System.Diagnostics;
using System.Text;
using WelfareMutual.Tests.Support.Database;

namespace WelfareMutual.Tests.Browser.Stage;

/// <summary>One of the product's processes, with the settings it gets and no others.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder log = new();

    private HostProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public static async Task<HostProcess> Start(string name, string address, IReadOnlyDictionary<string, string> settings)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "bin", name, "debug");
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(folder, $"WelfareMutual.{name}.dll"));
        start.Environment["ASPNETCORE_URLS"] = address;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }
        var host = new HostProcess(new Process { StartInfo = start });
        await host.AwaitHealth(name, address);
        return host;
    }

    public string Log
    {
        get
        {
            lock (log)
            {
                return log.ToString();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        process.Dispose();
    }

    private async Task AwaitHealth(string name, string address)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(60) && !process.HasExited; await poll.WaitForNextTickAsync())
        {
            try
            {
                if ((await client.GetAsync(new Uri(address + "/health"))).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // It does not listen yet.
            }
        }
        throw new InvalidOperationException($"{name} did not become healthy: {Log}");
    }

    private void Keep(string? line)
    {
        lock (log)
        {
            log.AppendLine(line);
        }
    }
}
