using Microsoft.Extensions.Logging;
using Npgsql;
using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Kernel.Auditing;

/// <summary>Trouble that a person must see: a row outside any use case's transaction, and a line in the process's log if even that fails.
/// A lasting trouble is one row until somebody has seen it.</summary>
public sealed class Alarms(NpgsqlDataSource source, Clock clock, ILogger<Alarms> log)
{
    /// <summary>As <see cref="Raise"/>, for a trouble that a job meets again and again: nothing is written while the same alarm is unseen. Jobs only.</summary>
    public async Task RaiseOnce(string code, string detail, CancellationToken ct)
    {
        await using var look = source.CreateCommand("select exists (select from audit.alarm where code = $1 and detail = $2 and seen_at is null)");
        look.Parameters.Add(new() { Value = code });
        look.Parameters.Add(new() { Value = detail });
        if (!(bool)(await look.ExecuteScalarAsync(ct))!)
        {
            await Raise(code, detail, ct);
        }
    }

    /// <param name="code">What happened.</param>
    /// <param name="detail">Where: a use case, a number of the chain, a day. No personal value.</param>
    public async Task Raise(string code, string detail, CancellationToken ct)
    {
        log.LogCritical("alarm {Code}: {Detail}", code, detail);
        try
        {
            await using var raise = source.CreateCommand("select audit.raise_alarm($1, $2, $3, $4)");
            raise.Parameters.Add(new() { Value = Guid.CreateVersion7() });
            raise.Parameters.Add(new() { Value = code });
            raise.Parameters.Add(new() { Value = detail });
            raise.Parameters.Add(new() { Value = clock.Now });
            await raise.ExecuteNonQueryAsync(ct);
        }
        catch (Exception failure) when (failure is NpgsqlException || DatabaseFailure.IsGone(failure))
        {
            log.LogCritical("alarm {Code} could not be kept ({Kind})", code, failure.GetType().Name);
        }
    }
}
