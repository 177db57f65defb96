using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace WelfareMutual.Kernel.Transport;

/// <summary>How fast one session may ask, or one address of visitors without a session: a person never notices, a program that reads everything does
/// (ASVS 2.4.1). At the Gateway, because whoever holds a Portal asks past it. The address is what the Portal says.</summary>
/// <remarks>Settings WM:Pace:Burst (asked at once, for a session) and WM:Pace:PerSecond (in the long run); an address has five times as much,
/// since a whole firm may be behind it.</remarks>
public sealed class SessionPace(IConfiguration configuration, ILogger<SessionPace> log) : IDisposable
{
    public static readonly Refusal TooFast = new("asked-too-fast", "短い時間に操作が続きました。少し待ってからもう一度お試しください。", null, RefusalKind.Unavailable);

    private const int AddressOverSession = 5;
    private const int MostAlive = 100_000;
    private readonly ConcurrentDictionary<string, byte> alive = new(StringComparer.Ordinal);
    private readonly PartitionedRateLimiter<Envelope> limiter = PartitionedRateLimiter.Create<Envelope, Asker>(envelope =>
        RateLimitPartition.GetTokenBucketLimiter(new Asker(envelope.Token is not null, envelope.Token ?? envelope.ClientAddress ?? ""), who =>
        {
            var times = who.Session ? 1 : AddressOverSession;
            return new TokenBucketRateLimiterOptions
            {
                TokenLimit = times * configuration.GetValue("WM:Pace:Burst", 600),
                TokensPerPeriod = times * configuration.GetValue("WM:Pace:PerSecond", 20),
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            };
        }));

    /// <returns>Null while the pace is a person's.</returns>
    public Refusal? Refuse(Envelope envelope, string useCase)
    {
        using var own = limiter.AttemptAcquire(envelope);
        if (own.IsAcquired && (envelope.Token is null || alive.ContainsKey(envelope.Token) || OfAddress(envelope)))
        {
            return null;
        }
        log.LogWarning("{UseCase} refused: {Who} asks too fast", useCase, envelope.Token is null ? "an address" : "a session");
        return TooFast;
    }

    /// <summary>A token that opens nothing is anybody's invention: who sends a new one each time asks as their address.</summary>
    public void Answered(Envelope envelope, Visitor visitor)
    {
        if (envelope.Token is null)
        {
            return;
        }
        if (visitor.Kind == ActorKind.Guest)
        {
            alive.TryRemove(envelope.Token, out _);
        }
        else if (alive.TryAdd(envelope.Token, 0) && alive.Count > MostAlive)
        {
            alive.Clear(); // each counts once more for its address
        }
    }

    public void Dispose() => limiter.Dispose();

    private bool OfAddress(Envelope envelope)
    {
        using var lease = limiter.AttemptAcquire(envelope with { Token = null });
        return lease.IsAcquired;
    }

    private readonly record struct Asker(bool Session, string Key);
}
