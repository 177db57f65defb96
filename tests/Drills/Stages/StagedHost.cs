using WelfareMutual.Tests.Drills.Frame;
using WelfareMutual.Tests.Support.Processes;

namespace WelfareMutual.Tests.Drills.Stages;

/// <summary>One process of the stage, which can be killed and started again with the same settings and address.</summary>
internal sealed class StagedHost(string name, string address, Evidence evidence) : IAsyncDisposable
{
    private HostProcess? process;

    public string Name => name;

    /// <summary>Where others reach it.</summary>
    public string Address { get; set; } = address;

    /// <summary>What it is told to listen on; its address when nothing else is said.</summary>
    public string? Listens { get; set; }

    /// <summary>A drill changes them before the next start.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    public string Environment { get; set; } = "Development";
    public IReadOnlyList<string> Through { get; set; } = [];

    /// <summary>Where the stage asks for its health; a host in Production behind TLS may have another way.</summary>
    public Func<HostProcess, Task>? Awaits { get; set; }

    public int Id => process!.Id;
    public bool Runs => process is { HasExited: false };
    public string LogFile => evidence[$"{name}.log"];

    public async Task Start()
    {
        Launch();
        await Ready();
    }

    public void Launch()
    {
        process = HostProcess.Start(name, Environment, Settings.Append(new("ASPNETCORE_URLS", Listens ?? Address)), Through, LogFile);
        evidence.Note($"{name} started as {process.Id}");
    }

    public Task Ready() => Awaits is null ? process!.Healthy(Address) : Awaits(process!);

    /// <summary>SIGKILL.</summary>
    public async Task Kill()
    {
        if (process is not null)
        {
            evidence.Note($"{name} killed");
            await process.DisposeAsync();
            process = null;
        }
    }

    public async Task Restart()
    {
        await Kill();
        await Start();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
            process = null;
        }
    }
}
