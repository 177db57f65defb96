using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Entrance;

/// <summary>Slows guessing down and never locks an account: by target, by where it comes from, and in total.
/// The address that a Portal reports is advice; without it everyone comes from one place.</summary>
internal sealed class SignInThrottle(DbSession session, SearchIndex index, UseCaseContext context, IdentitySettings settings, Clock clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private const string Recent =
        """
        with f as (select count(*) filter (where target = $1 and source = $2) as target_here, count(*) filter (where target = $1) as of_target,
                          count(*) filter (where source = $2) as here, count(*) as total
                   from identity.sign_in_failure where at > $3),
             reached as (select coalesce(max(last_at), '-infinity') as at, coalesce(bool_or(source = $2), false) as known from identity.known_source where target = $1)
        select f.*, reached.known,
               (select count(*) from (select from identity.sign_in_failure x where x.target = $1 and x.at > reached.at limit $5) as row),
               exists (select from identity.sign_in_failure x where x.target = $1 and x.at > $4),
               (select count(*) from (select from identity.sign_in_failure x where x.target = $1 and x.source = $2 and x.at > reached.at limit $5) as row),
               exists (select from identity.sign_in_failure x where x.target = $1 and x.source = $2 and x.at > $4)
        from f, reached
        """;

    /// <summary>Attempts on one target go one after the other: many at once would all see a count of none.</summary>
    /// <returns>The refusal while guessing is to be slowed down; null to go on.</returns>
    public async Task<Refusal?> Refuse(string target, CancellationToken ct)
    {
        var digest = Digest(target);
        await using (var queue = session.Command("select pg_advisory_xact_lock(726001, $1)", BitConverter.ToInt32(digest)))
        {
            await queue.ExecuteNonQueryAsync(ct);
        }
        var failures = await Count(digest, ct);
        if (SignInPace.Allows(failures, settings))
        {
            return null;
        }
        if (SignInPace.Attack(failures, settings) is { } code)
        {
            await using var note = session.Command("select identity.note_attack($1, $2)", code, clock.Now);
            await note.ExecuteNonQueryAsync(ct);
            await session.Remember(ct);
        }
        return SignInPace.TooFast;
    }

    /// <summary>Counts a failure and keeps the count although the use case refuses.</summary>
    public async Task Failed(string target, CancellationToken ct)
    {
        await using var insert = session.Command(
            "insert into identity.sign_in_failure (id, target, source, at) values ($1, $2, $3, $4)",
            Guid.CreateVersion7(), Digest(target), Source, clock.Now);
        await insert.ExecuteNonQueryAsync(ct);
        await session.Remember(ct);
    }

    /// <summary>The right secret came from here: failures in a row begin anew, and others' failures do not slow this place down.</summary>
    /// <returns>Whether the owner had come before, but neither from this place nor with this kind of device.</returns>
    public async Task<bool> Reached(string target, CancellationToken ct)
    {
        await using var reach = session.Command("select identity.note_reached($1, $2, $3, $4)", Digest(target), Source, context.Device ?? "", clock.Now);
        return (bool)(await reach.ExecuteScalarAsync(ct))!;
    }

    /// <summary>How often a target was missed lately.</summary>
    public async Task<long> FailuresSince(string target, TimeSpan back, CancellationToken ct)
    {
        await using var count = session.Command(
            "select count(*) from identity.sign_in_failure where target = $1 and at > $2", Digest(target), clock.Now - back);
        return (long)(await count.ExecuteScalarAsync(ct))!;
    }

    private async Task<RecentFailures> Count(byte[] target, CancellationToken ct)
    {
        await using var count = session.Command(
            Recent, target, Source, clock.Now - Window, clock.Now - TimeSpan.FromMinutes(settings.LongWaitMinutes), settings.FailuresInARow);
        await using var row = await count.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return new(
            row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetBoolean(4),
            row.GetInt64(5), row.GetBoolean(6), row.GetInt64(7), row.GetBoolean(8));
    }

    private byte[] Source => index.SignIn("source", context.ClientAddress ?? context.Terminal ?? "");
    private byte[] Digest(string target) => index.SignIn("target", target);
}
