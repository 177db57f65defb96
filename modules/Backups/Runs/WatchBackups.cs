using WelfareMutual.Backups.Archives;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Backups.Runs;

/// <summary>A backup or a rehearsal that did not happen raises its alarm by itself: whoever should have made it may be what is broken.</summary>
public sealed record WatchBackups : IJobUseCase<WatchBackups.Result>
{
    public static Access Access => Access.Job;

    public sealed record Result(bool BackupLate, bool RehearsalLate);

    internal sealed class Handler(RunBook runs, BackupSettings settings, Alarms alarms, Clock clock) : IHandle<WatchBackups, Result>
    {
        public async Task<Outcome<Result>> Handle(WatchBackups job, CancellationToken ct)
        {
            var due = await Due.Of(runs, settings, clock, ct);
            if (due.BackupLate)
            {
                await alarms.Raise("backup-late", due.Last.GetValueOrDefault(RunKind.Data)?.Name ?? "none yet", ct);
            }
            if (due.RehearsalLate)
            {
                await alarms.Raise("restore-late", due.Last.GetValueOrDefault(RunKind.Rehearsal)?.Name ?? "none yet", ct);
            }
            return new Result(due.BackupLate, due.RehearsalLate);
        }
    }
}
