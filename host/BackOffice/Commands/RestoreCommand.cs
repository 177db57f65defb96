using System.Diagnostics;
using System.Globalization;
using Npgsql;
using WelfareMutual.Backups.Archives;
using WelfareMutual.Backups.Envelope;
using WelfareMutual.Backups.Postgres;
using WelfareMutual.Backups.Restoring;
using WelfareMutual.Backups.Taking;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Host.BackOffice.Commands;

/// <summary>restore --into DB [--from NAME]: a backup and the latest keys into a new database, closed to every host; then what was destroyed since then.
/// restore replay --into DB: that second step alone. Status 0: open; 1: refused or still closed; 64: asked wrongly; 78: not set up.</summary>
internal static class RestoreCommand
{
    public static async Task<int> Run(string[] arguments)
    {
        if (Read(arguments) is not { } asked)
        {
            await Console.Error.WriteLineAsync("restore --into DATABASE [--from data-20261128T150000000Z] | restore replay --into DATABASE");
            return 64;
        }
        var settings = JobsByHand.Settings();
        string[] needed = ["WM:Database:Administrator", "WM:Database:Backup", "WM:Backup:Folder", "WM:Backup:Keys", "WM:Keys"];
        if (needed.FirstOrDefault(n => string.IsNullOrEmpty(settings[n])) is { } missing)
        {
            await Console.Error.WriteLineAsync($"{missing} is not set");
            return 78;
        }
        try
        {
            var restoration = new Restoration(new Dumping(new BackupSettings(settings)).Archive, settings["WM:Database:Administrator"]!);
            if (!asked.Replay)
            {
                await Restore(restoration, asked.Into, asked.From);
            }
            return await ReplayStep.Run(restoration, asked.Into, settings, Console.Out) ? 0 : 1;
        }
        catch (Exception refused) when (refused is DamagedBackupException or BackupFailedException or KeyLostException or PostgresException)
        {
            await Console.Error.WriteLineAsync($"refused, nothing was kept: {refused.Message}");
            return 1;
        }
    }

    private static async Task Restore(Restoration restoration, string into, string? from)
    {
        var clock = Stopwatch.StartNew();
        var (data, keys) = await restoration.Choose(from, CancellationToken.None);
        await restoration.Into(into, data, keys, TimeProvider.System.GetUtcNow(), CancellationToken.None);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"restored {data.Name} and {keys.Name} into {into}: {data.Tables.Count} tables, {data.Rows} rows, every one compared, {clock.Elapsed.TotalSeconds:0.0} s"));
    }

    private static (bool Replay, string Into, string? From)? Read(string[] arguments)
    {
        var replay = arguments is ["replay", ..];
        var rest = replay ? arguments[1..] : arguments;
        string? After(string name) => rest.SkipWhile(a => a != name).Skip(1).FirstOrDefault();
        var known = rest.Where((_, i) => i % 2 == 0).All(a => a is "--into" || a is "--from" && !replay);
        return rest.Length % 2 == 0 && known && After("--into") is { Length: > 0 } into ? (replay, into, After("--from")) : null;
    }
}
