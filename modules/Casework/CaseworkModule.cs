using WelfareMutual.Casework.Cases;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Documents;
using WelfareMutual.Casework.Review;
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
        contents.Services.AddScoped<Interests>();
        contents.Services.AddScoped<CaseToDecide>();
        contents.Services.AddScoped<Detailing>();
        contents.Job<ExpireDrafts, ExpireDrafts.Result>(TimeSpan.FromHours(6));
    }
}
