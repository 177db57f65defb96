using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Kernel.Modules;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.Sealing.Rotation;

namespace WelfareMutual.Kernel;

/// <summary>What Kernel itself has jobs for: its keys.</summary>
public sealed class KernelModule : IModule
{
    public static void Add(ModuleContents contents)
    {
        contents.Services.AddSingleton<SealedTables>();
        contents.Services.AddScoped<KeyVersions>();
        contents.Services.AddScoped<Rewrapping>();
        contents.Services.AddScoped<Resealing>();
        contents.Services.AddScoped<SealedCells>();
        contents.Job<RotateKeys, RotateKeys.Result>(TimeSpan.FromSeconds(20), more: r => r.Moved);
        contents.Job<CheckKeys, CheckKeys.Result>(TimeSpan.FromMinutes(5));
    }
}
