using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Exports.Contents;
using WelfareMutual.Exports.Orders;
using WelfareMutual.Exports.Requests;
using WelfareMutual.Kernel.Modules;

namespace WelfareMutual.Exports;

/// <summary>Personal data that leaves the back office, by single-use order only, and the requests by which people claim their rights to it.</summary>
public sealed class ExportsModule : IModule
{
    public static void Add(ModuleContents contents)
    {
        contents.Db<ExportsDb>((options, keys) => new ExportsDb(options, keys))
            .Job<ExpireOrders, ExpireOrders.Result>(TimeSpan.FromMinutes(15))
            .Job<NoteOverdueRequests, NoteOverdueRequests.Result>(TimeSpan.FromHours(1));
        contents.Services.AddScoped<Numbers>();
        contents.Services.AddScoped<StaffNames>();
        contents.Services.AddScoped<IExportContent, EnterpriseMembers>();
        contents.Services.AddScoped<IExportContent, PersonRecord>();
    }
}
