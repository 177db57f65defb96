namespace WelfareMutual.Dev.PaymentSandbox;

/// <summary>The sandbox's own time, which a drill may move without touching the machine's clock.</summary>
internal sealed class SandboxClock(TimeProvider time)
{
    private long offsetSeconds;

    public DateTimeOffset Now => time.GetUtcNow().AddSeconds(Interlocked.Read(ref offsetSeconds));

    public long Unix => Now.ToUnixTimeSeconds();

    public void Shift(long seconds) => Interlocked.Exchange(ref offsetSeconds, seconds);
}
