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

    /// <summary>Attempts on one target go one after the other: many at once would all see a count of none.</summary>
    /// <returns>The refusal while guessing is to be slowed down; null to go on.</returns>
    public async Task<Refusal?> Refuse(string target, CancellationToken ct)
    {
        var digest = Digest(target);
        await using (var queue = session.Command("select pg_advisory_xact_lock(726001, $1)", BitConverter.ToInt32(digest)))
        {
            await queue.ExecuteNonQueryAsync(ct);
        }
        await using var count = session.Command(
            """
            select count(*) filter (where target = $1 and source = $2), count(*) filter (where target = $1),
                   count(*) filter (where source = $2), count(*)
            from identity.sign_in_failure where at > $3
            """, digest, Source, clock.Now - Window);
        RecentFailures failures;
        await using (var row = await count.ExecuteReaderAsync(ct))
        {
            await row.ReadAsync(ct);
            failures = new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3));
        }
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

    /// <summary>How often a target was missed lately.</summary>
    public async Task<long> FailuresSince(string target, TimeSpan back, CancellationToken ct)
    {
        await using var count = session.Command(
            "select count(*) from identity.sign_in_failure where target = $1 and at > $2", Digest(target), clock.Now - back);
        return (long)(await count.ExecuteScalarAsync(ct))!;
    }

    private byte[] Source => index.SignIn("source", context.ClientAddress ?? context.Terminal ?? "");
    private byte[] Digest(string target) => index.SignIn("target", target);
}
