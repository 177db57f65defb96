using WelfareMutual.Backups.Envelope;
using WelfareMutual.Backups.Postgres;
using WelfareMutual.Backups.Archives;
using WelfareMutual.Backups.Runs;
using WelfareMutual.Backups.Taking;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Backups.Restoring;

/// <summary>Source: FEATURES OPS-02. Once a month, and every day after one that failed: the latest backup is restored into a scratch cluster, looked at, and
/// the result filed. A backup is one only after a restore.</summary>
public sealed record RehearseRestore : IJobUseCase<RehearseRestore.Result>
{
    public static Access Access => Access.Job;

    /// <summary>Due or not.</summary>
    public bool Now { get; init; }

    /// <param name="Failure">Null when it went well, and when none was due.</param>
    public sealed record Result(bool Ran, string? Failure);

    internal sealed class Handler(DbSession session, BackupSettings settings, Rehearsal rehearsal, Dumping dumping, RunBook runs, Alarms alarms, Clock clock) : IHandle<RehearseRestore, Result>
    {
        public async Task<Outcome<Result>> Handle(RehearseRestore job, CancellationToken ct)
        {
            if (!settings.IsOn || !await Alone(ct) || !(job.Now || await IsDue(ct)))
            {
                return new Result(false, null);
            }
            var run = await Try(ct);
            await runs.Add(run, ct);
            if (!run.Succeeded)
            {
                await alarms.Raise("restore-failed", $"{run.Name} {run.Failure}", ct);
            }
            return new Result(true, run.Failure);
        }

        private async Task<bool> IsDue(CancellationToken ct)
        {
            var good = await runs.Last(RunKind.Rehearsal, whole: true, ct);
            var last = await runs.Last(RunKind.Rehearsal, whole: false, ct);
            return await runs.Last(RunKind.Keys, whole: true, ct) is not null
                && (good is null || (Clock.DayOf(good.StartedAt).Year, Clock.DayOf(good.StartedAt).Month) != (clock.Today.Year, clock.Today.Month))
                && (last is null || Clock.DayOf(last.StartedAt) < clock.Today);
        }

        private async Task<Run> Try(CancellationToken ct)
        {
            var (id, begun) = (Guid.CreateVersion7(), clock.Now);
            Run Failed(string code) => new(id, RunKind.Rehearsal, dumping.Archive.Names(BackupKind.Data).LastOrDefault() ?? "none", begun, clock.Now, code);
            try
            {
                var (data, findings) = await rehearsal.Run(ct);
                return findings.Count > 0 ? Failed(string.Join(", ", findings))
                    : new(id, RunKind.Rehearsal, data.Name, begun, clock.Now, null, data.Bytes, data.Tables.Count, data.Rows, data.Sha256);
            }
            catch (DamagedBackupException damaged)
            {
                return Failed($"damaged: {damaged.Part}");
            }
            catch (BackupFailedException program)
            {
                return Failed(program.Program);
            }
            catch (Exception failure) when (failure is KeyLostException or IOException or UnauthorizedAccessException or Npgsql.NpgsqlException)
            {
                return Failed(failure.GetType().Name);
            }
        }

        private async Task<bool> Alone(CancellationToken ct)
        {
            await using var take = session.Command("select pg_try_advisory_xact_lock(7361052206)");
            return (bool)(await take.ExecuteScalarAsync(ct))!;
        }
    }
}
