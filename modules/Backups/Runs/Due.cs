using WelfareMutual.Backups.Archives;
using WelfareMutual.Kernel;

namespace WelfareMutual.Backups.Runs;

/// <summary>What should have been there by now.</summary>
/// <param name="BackupLate">The last whole backup of the data, or of the keys, is older than one and a half times its rhythm.</param>
/// <param name="RehearsalLate">No restore went well for 35 days.</param>
internal sealed record Due(bool BackupLate, bool RehearsalLate, IReadOnlyDictionary<RunKind, Run> Last)
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(35);

    public static async Task<Due> Of(RunBook runs, BackupSettings settings, Clock clock, CancellationToken ct)
    {
        var (last, first) = await runs.Good(ct);
        var oldest = clock.Now - settings.Every * 1.5;
        bool IsLate(RunKind kind) => !last.TryGetValue(kind, out var run) || run.StartedAt < oldest;
        var restored = last.GetValueOrDefault(RunKind.Rehearsal) ?? first;
        return new(settings.IsOn && (IsLate(RunKind.Data) || IsLate(RunKind.Keys)), settings.IsOn && restored is not null && restored.StartedAt < clock.Now - Month, last);
    }
}
