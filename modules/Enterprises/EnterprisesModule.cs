using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Officers;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel.Modules;
using WelfareMutual.Notifications.Contracts;

namespace WelfareMutual.Enterprises;

/// <summary>Member enterprises: register with history, dues account, HR officers.</summary>
public sealed class EnterprisesModule : IModule
{
    public static void Add(ModuleContents contents)
    {
        contents.Db<EnterprisesDb>((options, keys) => new EnterprisesDb(options, keys));
        contents.Contract<IEnterprises, EnterpriseQuestions>();
        contents.Services.AddScoped<OfficerLetter>();
        contents.Hears<RecoveryAsked, OfficerKeyLetters>();
        contents.Hears<LetterWanted, OfficerNoticeLetters>();
    }
}
