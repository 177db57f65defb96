namespace WelfareMutual.Dev.PaymentSandbox.Control;

internal enum FaultKind
{
    None,
    Delay,
    ErrorBefore,
    ErrorAfter,
    DropAnswer,
    RateLimit,
}

/// <summary>A planned fault for the next <see cref="Calls"/> calls whose method and path fit.</summary>
internal sealed record Fault(FaultKind Kind, int Calls = 1, int DelayMs = 0, string? Method = null, string? Path = null)
{
    public static readonly Fault None = new(FaultKind.None);
}

internal sealed class Faults
{
    private readonly Lock gate = new();
    private readonly List<Fault> planned = [];

    public void Plan(Fault fault)
    {
        lock (gate)
            planned.Add(fault);
    }

    public void Clear()
    {
        lock (gate)
            planned.Clear();
    }

    public IReadOnlyList<Fault> List()
    {
        lock (gate)
            return [.. planned];
    }

    /// <summary>The first fault that fits, used up by one call.</summary>
    public Fault Take(string method, string path)
    {
        lock (gate)
        {
            var at = planned.FindIndex(fault => (fault.Method is null || fault.Method == method)
                && (fault.Path is null || path.StartsWith(fault.Path, StringComparison.Ordinal)));
            if (at < 0)
                return Fault.None;
            var fault = planned[at];
            if (fault.Calls > 1)
                planned[at] = fault with { Calls = fault.Calls - 1 };
            else
                planned.RemoveAt(at);
            return fault;
        }
    }

    public static Task Wait(Fault fault) => fault.DelayMs > 0 ? Task.Delay(fault.DelayMs) : Task.CompletedTask;
}
