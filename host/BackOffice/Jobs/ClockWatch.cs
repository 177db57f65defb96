using Npgsql;

namespace WelfareMutual.Host.BackOffice.Jobs;

/// <summary>Jobs end holds, lapse payments and close months by the clock. While this machine's clock and the database's disagree one of them is wrong,
/// and what a wrong clock ends does not come back: the jobs wait, and somebody is called.</summary>
internal sealed class ClockWatch(AgreedTime time, NpgsqlDataSource source, ILogger<ClockWatch> log)
{
    private static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CallAgain = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim turn = new(1);
    private (DateTimeOffset Clock, long Timestamp)? looked;
    private long? called;
    private bool agree = true;

    public async Task<bool> Agree(CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            // The clock may have jumped since: it is compared with the time that really went by.
            if (looked is { } last && TimeProvider.System.GetElapsedTime(last.Timestamp) is var gone && gone < LookAgain && (time.Machine.GetUtcNow() - last.Clock - gone).Duration() < Tolerated)
            {
                return agree;
            }
            await using var ask = source.CreateCommand("select clock_timestamp()");
            var database = new DateTimeOffset((DateTime)(await ask.ExecuteScalarAsync(ct))!);
            var now = time.Machine.GetUtcNow();
            var apart = now - database;
            looked = (now, TimeProvider.System.GetTimestamp());
            agree = apart.Duration() < Tolerated;
            if (agree)
            {
                time.Agree(now);
            }
            Call(apart);
            return agree;
        }
        finally
        {
            turn.Release();
        }
    }

    private void Call(TimeSpan apart)
    {
        if (agree || called is { } at && TimeProvider.System.GetElapsedTime(at) < CallAgain)
        {
            called = agree ? null : called;
            return;
        }
        called = TimeProvider.System.GetTimestamp();
        log.LogCritical("the clock of this machine is {Seconds:0} s apart from the database's: no job runs until they agree", apart.TotalSeconds);
    }
}
