using System.Collections.Concurrent;
using Npgsql;

namespace WelfareMutual.Kernel.Transport;

/// <param name="Portal">Null when the register does not know the certificate.</param>
public sealed record PortalStanding(KnownPortal? Portal, bool IsRevoked);

/// <summary>Asks the register of Portals, over connections that no use case waits for. Requests that come while a question is under way are answered
/// by the next one: every answer is younger than its request, and a rush of requests is no rush of statements.</summary>
/// <param name="source">Its own, and disposed with it.</param>
public sealed class PortalRegister(NpgsqlDataSource source) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Asking> askings = new(StringComparer.Ordinal);

    /// <exception cref="TimeoutException">No answer within the patience.</exception>
    /// <exception cref="NpgsqlException">The database does not answer.</exception>
    public Task<PortalStanding> Ask(string thumbprint, TimeSpan patience, CancellationToken ct)
    {
        var asking = askings.GetOrAdd(thumbprint, static _ => new Asking());
        lock (asking)
        {
            asking.Next ??= Follow(asking, asking.Running, thumbprint, patience);
            return asking.Next.WaitAsync(patience, ct);
        }
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private async Task<PortalStanding> Follow(Asking asking, Task before, string thumbprint, TimeSpan patience)
    {
        await Task.Yield();
        await before.ContinueWith(static _ => { }, TaskScheduler.Default); // however it ended
        lock (asking)
        {
            (asking.Running, asking.Next) = (asking.Next!, null);
        }
        using var limit = new CancellationTokenSource(patience);
        await using var ask = source.CreateCommand("select id, name, revoked from kernel.portal_of($1)");
        ask.Parameters.Add(new() { Value = thumbprint });
        await using var row = await ask.ExecuteReaderAsync(limit.Token);
        return await row.ReadAsync(limit.Token) ? new(new(row.GetGuid(0), row.GetString(1)), row.GetBoolean(2)) : new(null, false);
    }

    private sealed class Asking
    {
        public Task Running { get; set; } = Task.CompletedTask;
        public Task<PortalStanding>? Next { get; set; }
    }
}
