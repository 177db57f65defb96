using Npgsql;
using NpgsqlTypes;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Retention.Rules;

namespace WelfareMutual.Retention.Purges;

/// <summary>Source: FEATURES RET-02. Looks once a day for what is over and writes a draft with its counts, if none is open. Destroys nothing.</summary>
public sealed record DraftPurge : IJobUseCase<DraftPurge.Result>
{
    public static Access Access => Access.Job;

    /// <param name="PurgeId">Null when nothing is over, or a run is open.</param>
    public sealed record Result(Guid? PurgeId);

    internal sealed class Handler(DbSession session, Rulebook rulebook, AuditTrail audit, Clock clock) : IHandle<DraftPurge, Result>
    {
        public async Task<Outcome<Result>> Handle(DraftPurge job, CancellationToken ct)
        {
            var periods = await rulebook.Today<RetentionPeriods>(ct);
            var id = Guid.CreateVersion7();
            await using var draft = session.Command("select retention.draft($1, $2, $3, $4)", id, clock.Today);
            draft.CommandTimeout = 0; // looks through every table: it may take longer than a step of work
            draft.Parameters.Add(new NpgsqlParameter { Value = periods.Json(), NpgsqlDbType = NpgsqlDbType.Jsonb });
            draft.Parameters.Add(new NpgsqlParameter { Value = clock.Now });
            if (await draft.ExecuteScalarAsync(ct) is not int)
            {
                return new Result(null);
            }
            audit.About(id);
            return new Result(id);
        }
    }
}
