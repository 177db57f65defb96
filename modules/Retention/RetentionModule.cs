using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Kernel.Modules;
using WelfareMutual.Retention.Contracts;
using WelfareMutual.Retention.Erasures;
using WelfareMutual.Retention.Purges;

namespace WelfareMutual.Retention;

/// <summary>How long everything is kept, holds, and the destruction of what is over. What is erased and how stands in the database (db/retention);
/// here are the people who decide and the steps.</summary>
public sealed class RetentionModule : IModule
{
    public static void Add(ModuleContents contents)
    {
        contents.Db<RetentionDb>((options, keys) => new RetentionDb(options, keys))
            .Job<DraftPurge, DraftPurge.Result>(TimeSpan.FromHours(24))
            .Job<RunPurge, RunPurge.Result>(TimeSpan.FromSeconds(20), more: r => r.Moved);
        contents.Services.AddSingleton(new ErasureFolder(contents.Configuration["WM:Retention:List"]));
        contents.Services.AddScoped<ErasureList>();
        contents.Services.AddScoped<Closing>();
        contents.Services.AddScoped<PeopleOfRecord>();
        contents.Services.AddScoped<Holds.PeopleToHold>();
    }
}
