using System.Globalization;
using WelfareMutual.Backups.Archives;
using WelfareMutual.Backups.Envelope;
using WelfareMutual.Backups.Restoring;
using WelfareMutual.Backups.Taking;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Host.BackOffice.Commands;

/// <summary>backup: takes one now. backup check: reads every file in the folder to its end. backup rehearse: restores the latest where nobody works.
/// Status 0: well; 1: not; 64: asked wrongly; 78: not set up.</summary>
internal static class BackupCommand
{
    public static async Task<int> Run(string[] arguments)
    {
        var settings = JobsByHand.Settings();
        if (!new BackupSettings(settings).IsOn)
        {
            await Console.Error.WriteLineAsync("WM:Backup:Folder, WM:Backup:Keys and WM:Database:Backup must be set");
            return 78;
        }
        return arguments switch
        {
            [] => await Take(settings),
            ["check"] => await Check(settings),
            ["rehearse"] => await Rehearse(settings),
            _ => await Wrong(),
        };
    }

    private static async Task<int> Take(IConfiguration settings)
    {
        var outcome = await Job(settings, new TakeBackup { Now = true });
        foreach (var name in outcome.Names)
        {
            await Console.Out.WriteLineAsync($"taken: {name}");
        }
        foreach (var failure in outcome.Failures)
        {
            await Console.Error.WriteLineAsync($"not taken: {failure}");
        }
        return outcome is { Names.Count: 2, Failures.Count: 0 } ? 0 : 1;
    }

    private static async Task<int> Check(IConfiguration settings)
    {
        var archive = new Dumping(new BackupSettings(settings)).Archive;
        var (good, bad) = (0, 0);
        foreach (var name in Enum.GetValues<BackupKind>().SelectMany(archive.Names))
        {
            try
            {
                var manifest = await archive.Check(name, CancellationToken.None);
                await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"whole    {name}: {manifest.Tables.Count} tables, {manifest.Rows} rows, {manifest.Bytes} bytes"));
                good++;
            }
            catch (Exception damage) when (damage is DamagedBackupException or KeyLostException)
            {
                await Console.Out.WriteLineAsync($"DAMAGED  {damage.Message}");
                bad++;
            }
        }
        return good > 0 && bad == 0 ? 0 : 1;
    }

    private static async Task<int> Rehearse(IConfiguration settings)
    {
        var outcome = await Job(settings, new RehearseRestore { Now = true });
        await Console.Out.WriteLineAsync(outcome is { Ran: true, Failure: null } ? "restored, compared and thrown away: the latest backup is good" : $"NOT good: {outcome.Failure ?? "another rehearsal runs"}");
        return outcome is { Ran: true, Failure: null } ? 0 : 1;
    }

    private static async Task<T> Job<T>(IConfiguration settings, IJobUseCase<T> job)
    {
        await using var jobs = JobsByHand.Open(settings);
        var outcome = await jobs.Run(job);
        return outcome.Succeeded ? outcome.Value : throw new InvalidOperationException(outcome.Refusal!.Code);
    }

    private static async Task<int> Wrong()
    {
        await Console.Error.WriteLineAsync("backup | backup check | backup rehearse");
        return 64;
    }
}
