using Npgsql;
using WelfareMutual.Kernel;

namespace WelfareMutual.Members.Rosters;

/// <summary>How far the job is that files a roster. The id is the roster's.</summary>
internal sealed class RosterProgress
{
    public Guid Id { get; init; }
    public Guid EnterpriseId { get; init; }
    public int Done { get; set; }
    public int Total { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
}

/// <summary>Marks the progress on a connection of its own: what the filing transaction writes is seen by nobody before its end,
/// and a beginning must be counted even when the process dies before it.</summary>
internal sealed class ProgressMarks(NpgsqlDataSource source, Clock clock)
{
    /// <returns>How many times it was begun, this one included.</returns>
    public async Task<int> Begin(Guid roster, CancellationToken ct)
    {
        await using var begin = source.CreateCommand(
            "update members.roster_progress set attempts = attempts + 1, done = 0, started_at = coalesce(started_at, $2) where id = $1 returning attempts");
        begin.Parameters.Add(new() { Value = roster });
        begin.Parameters.Add(new() { Value = clock.Now });
        return (int)(await begin.ExecuteScalarAsync(ct))!;
    }

    public async Task Reach(Guid roster, int done, CancellationToken ct)
    {
        await using var reach = source.CreateCommand("update members.roster_progress set done = least($2, total) where id = $1");
        reach.Parameters.Add(new() { Value = roster });
        reach.Parameters.Add(new() { Value = done });
        await reach.ExecuteNonQueryAsync(ct);
    }
}
