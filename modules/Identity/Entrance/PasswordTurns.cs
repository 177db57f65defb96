namespace WelfareMutual.Identity.Entrance;

/// <summary>Who may have a password hashed now. A few at once and a few waiting, so that a flood of sign-ins takes neither the processors nor the
/// database's connections from everybody else; whoever comes when the queue is full is told so at once.</summary>
internal sealed class PasswordTurns(IdentitySettings settings) : IDisposable
{
    private readonly SemaphoreSlim places = new(settings.HashesAtOnce > 0 ? settings.HashesAtOnce : Math.Max(1, Environment.ProcessorCount - 1));
    private int waiting;

    /// <summary>How many wait.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <returns>The turn, to be disposed when the hash is done; null when too many wait.</returns>
    public async Task<IDisposable?> Take(CancellationToken ct)
    {
        if (await places.WaitAsync(TimeSpan.Zero, ct))
        {
            return new Turn(places);
        }
        if (Interlocked.Increment(ref waiting) > settings.HashesWaiting)
        {
            Interlocked.Decrement(ref waiting);
            return null;
        }
        try
        {
            return await places.WaitAsync(TimeSpan.FromSeconds(settings.LongestWaitForHashSeconds), ct) ? new Turn(places) : null;
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    public void Dispose() => places.Dispose();

    private sealed class Turn(SemaphoreSlim places) : IDisposable
    {
        private int given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref given, 1) == 0)
            {
                places.Release();
            }
        }
    }
}
