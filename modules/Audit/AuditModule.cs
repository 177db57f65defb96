using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Audit.Chain;
using WelfareMutual.Audit.Contracts;
using WelfareMutual.Audit.Entries;
using WelfareMutual.Audit.Seals;
using WelfareMutual.Kernel.Modules;

namespace WelfareMutual.Audit;

/// <summary>Reads, chains and seals the log that Kernel writes. Nobody writes entries here; they are added by the definer function audit.write alone.</summary>
public sealed class AuditModule : IModule
{
    public static void Add(ModuleContents contents)
    {
        contents.Job<ChainEntries, ChainEntries.Result>(TimeSpan.FromMilliseconds(500), more: result => result.More)
            .Job<WatchChain, WatchChain.Result>(TimeSpan.FromMinutes(1), more: _ => false)
            .Job<SealDays, SealDays.Result>(TimeSpan.FromMinutes(10))
            .Job<VerifyTonight, VerifyTonight.Result>(TimeSpan.FromMinutes(30));
        contents.Contract<ILooks, Looks>();
        contents.Services.AddSingleton(new SealFolder(contents.Configuration["WM:Audit:Seals"]));
        contents.Services.AddSingleton<SealCheck>();
        contents.Services.AddScoped<ChainReader>();
        contents.Services.AddScoped<Verifier>();
        contents.Services.AddScoped<LogCheck>();
    }
}
