using WelfareMutual.Casework.Cases;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Documents;
using WelfareMutual.Casework.Review;
using WelfareMutual.Casework.Scans;
using WelfareMutual.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace WelfareMutual.Casework;

public sealed class CaseworkModule : IModule
{
    public static void Add(ModuleContents contents)
    {
        contents.Db<CaseworkDb>((options, keys) => new CaseworkDb(options, keys))
            .Contract<ICases, CaseRegister>()
            .Contract<IDocumentFiles, DocumentFiles>();
        contents.Services.AddScoped<CaseMover>();
        contents.Services.AddScoped<CaseToDecide>();
        contents.Services.AddScoped<Detailing>();
        contents.Job<ExpireDrafts, ExpireDrafts.Result>(TimeSpan.FromHours(6));
        AddScans(contents);
    }

    private static void AddScans(ModuleContents contents)
    {
        if (!contents.IsOffice)
        {
            return; // the gateway takes documents in and never reaches the scanner
        }
        var settings = ScannerSettings.Read(contents.Configuration);
        contents.Services.AddSingleton(settings);
        if (settings.Unscanned)
        {
            contents.Services.AddSingleton<IMalwareScan, NoScan>();
        }
        else
        {
            contents.Services.AddSingleton<IMalwareScan, ClamdScan>();
        }
        contents.Job<ScanDocuments, ScanDocuments.Result>(TimeSpan.FromSeconds(10), "document_scan", result => result.Decided)
            .Job<WatchScanner, WatchScanner.Result>(TimeSpan.FromHours(1));
    }
}
