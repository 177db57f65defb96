using WelfareMutual.Backups.Archives;
using WelfareMutual.Backups.Envelope;
using WelfareMutual.Backups.Postgres;
using WelfareMutual.Backups.Runs;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Backups.Taking;

/// <summary>Source: FEATURES OPS-02. The sealed backup of the data when it is due, and after it that of the keys, of which only the latest stays.
/// A change of the keys makes a new backup of them due at once, so that none outlives what was destroyed.</summary>
public sealed record TakeBackup : IJobUseCase<TakeBackup.Result>
{
    public static Access Access => Access.Job;

    /// <summary>Due or not: ./wm backup.</summary>
    public bool Now { get; init; }

    /// <param name="Names">The backups that were made.</param>
    /// <param name="Failures">Codes of those that were not.</param>
    public sealed record Result(IReadOnlyList<string> Names, IReadOnlyList<string> Failures);

    internal sealed class Handler(DbSession session, BackupSettings settings, Dumping dumping, RunBook runs, Alarms alarms, Clock clock) : IHandle<TakeBackup, Result>
    {
        private static readonly TimeSpan TryAgain = TimeSpan.FromMinutes(15);
        private readonly List<string> names = [];
        private readonly List<string> failures = [];

        public async Task<Outcome<Result>> Handle(TakeBackup job, CancellationToken ct)
        {
            if (settings.IsOn && await Alone(ct))
            {
                var data = await runs.Last(RunKind.Data, whole: true, ct);
                var keys = await runs.Last(RunKind.Keys, whole: true, ct);
                var (_, resealed) = await runs.KeysChanged(data?.StartedAt ?? DateTimeOffset.MinValue, ct);
                var (rewrapped, _) = await runs.KeysChanged(keys?.StartedAt ?? DateTimeOffset.MinValue, ct);
                var all = job.Now || (resealed || data is null || clock.Now - data.StartedAt >= settings.Every) && !await JustFailed(RunKind.Data, ct);
                // Values under new data keys: until those are backed up, the older keys are all that opens the older backups.
                var keysToo = all
                    ? await Take(BackupKind.Data, RunKind.Data, ct) || !resealed
                    : !resealed && (rewrapped || keys is null || keys.StartedAt < data?.StartedAt) && !await JustFailed(RunKind.Keys, ct);
                if (keysToo)
                {
                    await Take(BackupKind.Keys, RunKind.Keys, ct);
                }
            }
            return new Result(names, failures);
        }

        private async Task<bool> JustFailed(RunKind kind, CancellationToken ct) =>
            await runs.Last(kind, whole: false, ct) is { Succeeded: false } last && clock.Now - last.StartedAt < TryAgain;

        /// <returns>Whether it was made.</returns>
        private async Task<bool> Take(BackupKind kind, RunKind run, CancellationToken ct)
        {
            var begun = clock.Now;
            try
            {
                var made = await dumping.Take(kind, begun, ct);
                dumping.Archive.KeepLast(kind, kind == BackupKind.Keys ? 1 : settings.Keep, overwrite: kind == BackupKind.Keys);
                await runs.Add(new(Guid.CreateVersion7(), run, made.Name, begun, clock.Now, null, made.Bytes, made.Tables.Count, made.Rows, made.Sha256), ct);
                names.Add(made.Name);
                return true;
            }
            catch (Exception failure) when (Code(failure) is not null)
            {
                var code = Code(failure)!;
                await runs.Add(new(Guid.CreateVersion7(), run, Archive.NameOf(kind, begun), begun, clock.Now, code), ct);
                await alarms.Raise("backup-failed", $"{kind} {code}", ct);
                failures.Add(code);
                return false;
            }
        }

        /// <summary>A code for what may go wrong outside this program; anything else is a fault of it.</summary>
        private static string? Code(Exception failure) => failure switch
        {
            BackupFailedException program => program.Program,
            DamagedBackupException => "damaged",
            KeyLostException or InvalidOperationException => "key",
            IOException or UnauthorizedAccessException => "medium",
            Npgsql.NpgsqlException => "database",
            _ => null,
        };

        private async Task<bool> Alone(CancellationToken ct)
        {
            await using var take = session.Command("select pg_try_advisory_xact_lock(7361052205)");
            return (bool)(await take.ExecuteScalarAsync(ct))!;
        }
    }
}
