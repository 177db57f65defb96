using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Backups.Archives;
using WelfareMutual.Backups.Restoring;
using WelfareMutual.Backups.Runs;
using WelfareMutual.Backups.Taking;
using WelfareMutual.Kernel.Modules;
using WelfareMutual.Kernel.Sealing.Rotation;

namespace WelfareMutual.Backups;

/// <summary>Sealed backups of the data and, apart, of the wrapped keys; the monthly rehearsal of a restore; and the lock on a restored database.</summary>
public sealed class BackupsModule : IModule
{
    public static void Add(ModuleContents contents)
    {
        contents.Job<TakeBackup, TakeBackup.Result>(TimeSpan.FromMinutes(1), more: r => r.Names.Count > 0)
            .Job<RehearseRestore, RehearseRestore.Result>(TimeSpan.FromHours(1))
            .Job<WatchBackups, WatchBackups.Result>(TimeSpan.FromMinutes(30));
        contents.Services.AddSingleton(new BackupSettings(contents.Configuration));
        contents.Services.AddSingleton<Dumping>();
        contents.Services.AddSingleton<Rehearsal>();
        contents.Services.AddScoped<RunBook>();
        contents.Services.AddScoped<IKeyCopies>(services => services.GetRequiredService<RunBook>());
    }
}
