using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.CondolenceBenefits.Benefits;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.CondolenceBenefits.Tables;
using WelfareMutual.Kernel.Modules;
using WelfareMutual.Payouts.Contracts;

namespace WelfareMutual.CondolenceBenefits;

/// <summary>Claims of condolence and congratulation benefits: questions, rules, amounts.</summary>
public sealed class CondolenceBenefitsModule : IModule
{
    public static void Add(ModuleContents contents)
    {
        contents.Db<BenefitsDb>((options, keys) => new BenefitsDb(options, keys))
            .Contract<ICaseDetails, BenefitDetails>()
            .Hears<CaseMoved, CaseListener>()
            .Hears<PayoutsScheduled, PayoutListener>()
            .Hears<PayoutsPutOff, PayoutListener>()
            .Hears<PayoutsPaid, PayoutListener>();
        contents.Services.AddSingleton<TableShelf>();
        contents.Services.AddScoped<BenefitTables>();
        contents.Services.AddScoped<TableComparison>();
        contents.Services.AddScoped<Deciding>();
        contents.Services.AddScoped<Assessing>();
        contents.Services.AddScoped<ClaimFiling>();
        contents.Services.AddScoped<ClaimCorrecting>();
    }
}
