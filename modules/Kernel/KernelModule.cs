using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Kernel.Modules;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.Sealing.Rotation;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Kernel;

/// <summary>What Kernel itself has jobs for: its keys, and the answers it keeps.</summary>
public sealed class KernelModule : IModule
{
    public static void Add(ModuleContents contents)
    {
        contents.Services.AddSingleton<SealedTables>();
        contents.Services.AddScoped<KeyVersions>();
        contents.Services.AddScoped<Rewrapping>();
        contents.Services.AddScoped<Resealing>();
        contents.Services.AddScoped<SealedCells>();
        contents.Services.AddScoped<PurgeRotations>();
        contents.Job<RotateKeys, RotateKeys.Result>(TimeSpan.FromSeconds(20), more: r => r.Moved);
        contents.Job<CheckKeys, CheckKeys.Result>(TimeSpan.FromMinutes(5));
        contents.Job<ForgetAnswers, ForgetAnswers.Result>(TimeSpan.FromMinutes(10), more: r => r.Forgotten > 0);
    }
}
