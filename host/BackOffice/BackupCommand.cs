using System.Globalization;
using Npgsql;
using WelfareMutual.Backups.Archives;
using WelfareMutual.Backups.Envelope;
using WelfareMutual.Backups.Restoring;
using WelfareMutual.Backups.Taking;
using WelfareMutual.Host.Composition;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Host.BackOffice;

/// <summary>backup: takes one now. backup check: reads every file in the folder to its end. backup rehearse: restores the latest where nobody works.
/// Status 0: well; 1: not; 64: asked wrongly; 78: not set up.</summary>
internal static class BackupCommand
{
    public static async Task<int> Run(string[] arguments)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddKeyPerFile("/run/secrets", optional: true).Build();
        if (!new BackupSettings(configuration).IsOn)
        {
            await Console.Error.WriteLineAsync("WM:Backup:Folder, WM:Backup:Keys and WM:Database:Backup must be set");
            return 78;
        }
        return arguments switch
        {
            [] => await Take(configuration),
            ["check"] => await Check(configuration),
            ["rehearse"] => await Rehearse(configuration),
            _ => await Wrong(),
        };
    }

    private static async Task<int> Take(IConfiguration configuration)
    {
        var outcome = await Job(configuration, new TakeBackup { Now = true });
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

    private static async Task<int> Check(IConfiguration configuration)
    {
        var archive = new Dumping(new BackupSettings(configuration)).Archive;
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

    private static async Task<int> Rehearse(IConfiguration configuration)
    {
        var outcome = await Job(configuration, new RehearseRestore { Now = true });
        await Console.Out.WriteLineAsync(outcome is { Ran: true, Failure: null } ? "restored, compared and thrown away: the latest backup is good" : $"NOT good: {outcome.Failure ?? "another rehearsal runs"}");
        return outcome is { Ran: true, Failure: null } ? 0 : 1;
    }

    private static async Task<T> Job<T>(IConfiguration configuration, IJobUseCase<T> job)
    {
        await using var source = NpgsqlDataSource.Create(configuration["WM:Database:Jobs"] ?? throw new InvalidOperationException("WM:Database:Jobs is not set"));
        var services = new ServiceCollection().AddLogging();
        services.AddJobModules(configuration, source, new FileKeyStore(configuration["WM:Keys"]!));
        await using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        var outcome = await provider.GetRequiredService<UseCaseRunner>().Run(job, new UseCaseContext { Unattended = Actor.Job(UseCaseShape.NameOf(job.GetType())) });
        return outcome.Succeeded ? outcome.Value : throw new InvalidOperationException(outcome.Refusal!.Code);
    }

    private static async Task<int> Wrong()
    {
        await Console.Error.WriteLineAsync("backup | backup check | backup rehearse");
        return 64;
    }
}
