using WelfareMutual.Backups.Archives;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Backups.Runs;

/// <summary>The latest backups and rehearsals, and what is late.</summary>
public sealed record ShowBackups : IOfficeUseCase<ShowBackups.Result>, IQuery
{
    private const int Most = 60;

    public static Access Access => Access.Staff(StaffRole.System, StaffRole.Auditor);

    /// <param name="IsOn">False where no folder is set: a development machine.</param>
    /// <param name="Keep">Backups of the data that are kept.</param>
    public sealed record Result(bool IsOn, int Keep, bool BackupLate, bool RehearsalLate, DateTimeOffset? Data, DateTimeOffset? Keys, DateTimeOffset? Rehearsal, IReadOnlyList<Line> Runs);

    /// <param name="Kind">Data, Keys or Rehearsal.</param>
    /// <param name="Failure">Null when it went well.</param>
    public sealed record Line(string Kind, string Name, DateTimeOffset At, TimeSpan Took, long Bytes, long Rows, string? Sha256, string? Failure);

    internal sealed class Handler(RunBook runs, BackupSettings settings, Clock clock) : IHandle<ShowBackups, Result>
    {
        public async Task<Outcome<Result>> Handle(ShowBackups query, CancellationToken ct)
        {
            var due = await Due.Of(runs, settings, clock, ct);
            var newest = await runs.Newest(Most, ct);
            DateTimeOffset? Last(RunKind kind) => due.Last.GetValueOrDefault(kind)?.FinishedAt;
            return new Result(settings.IsOn, settings.Keep, due.BackupLate, due.RehearsalLate, Last(RunKind.Data), Last(RunKind.Keys), Last(RunKind.Rehearsal),
                [.. newest.Select(r => new Line(r.Kind.ToString(), r.Name, r.StartedAt, r.FinishedAt - r.StartedAt, r.Bytes, r.Rows, r.Sha256, r.Failure))]);
        }
    }
}
