namespace WelfareMutual.Host.BackOffice.Jobs;

/// <summary>The jobs' time: what the machine's clock said when it last agreed with the database's, and what really went by since. A clock that jumps
/// while a job runs is not seen by that job.</summary>
internal sealed class AgreedTime(TimeProvider machine) : TimeProvider
{
    private volatile Agreement? last;

    public TimeProvider Machine => machine;

    public override DateTimeOffset GetUtcNow() => last is { } agreed ? agreed.Clock + System.GetElapsedTime(agreed.Timestamp) : machine.GetUtcNow();

    /// <param name="now">What the machine's clock says.</param>
    public void Agree(DateTimeOffset now) => last = new(now, System.GetTimestamp());

    private sealed record Agreement(DateTimeOffset Clock, long Timestamp);
}
