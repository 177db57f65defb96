using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel.Modules;
using WelfareMutual.Payouts.Banks;
using WelfareMutual.Payouts.Batches;
using WelfareMutual.Payouts.Contracts;
using WelfareMutual.Payouts.Holds;
using WelfareMutual.Payouts.Requests;

namespace WelfareMutual.Payouts;

public sealed class PayoutsModule : IModule
{
    public static void Add(ModuleContents contents)
    {
        contents.Db<PayoutsDb>((options, keys) => new PayoutsDb(options, keys))
            .Contract<IPayouts, PayoutRequests>()
            .Contract<IBanks, BankQuestions>()
            .Contract<IBankPlaces, BankPlaces>();
        contents.Services.AddScoped<BatchContent>();
        contents.Services.AddScoped<Interests>();
        contents.Services.AddScoped<PayeeGuard>();
        contents.Hears<PortalRevoked, HoldAfterRevocation>();
        contents.Job<NoteUntakenFiles, NoteUntakenFiles.Result>(TimeSpan.FromHours(1));
        contents.Job<SettleBatches, SettleBatches.Result>(TimeSpan.FromHours(1), more: result => result.Found);
    }
}
