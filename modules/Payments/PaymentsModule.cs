using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Kernel.Modules;
using WelfareMutual.Payments.Collecting;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Payments.Differences;
using WelfareMutual.Payments.Hooks;
using WelfareMutual.Payments.Provider;

namespace WelfareMutual.Payments;

/// <summary>Members' money by card or at a convenience store, through the provider's hosted page. Settings: WM:Payments:BaseUrl, ApiKey
/// (the Gateway's may create and read, the back office's may also refund), WebhookSecret (several, comma separated, while one rolls over),
/// LiveMode, Seconds (how long an answer is waited for); WM:Portal:PublicUrl.</summary>
public sealed class PaymentsModule : IModule
{
    public static void Add(ModuleContents contents)
    {
        var settings = contents.Configuration.GetSection("WM");
        contents.Services.AddStripe(new StripeOptions(
            new Uri(settings["Payments:BaseUrl"] ?? "http://localhost:8070/"), settings["Payments:ApiKey"] ?? "",
            settings.GetValue("Payments:Seconds", StripeOptions.UsualSeconds)));
        contents.Services.AddSingleton(new PaymentsOptions(
            new Uri(settings["Portal:PublicUrl"] ?? "http://localhost:8080/"),
            (settings["Payments:WebhookSecret"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            settings.GetValue("Payments:LiveMode", false)));
        contents.Services.AddScoped<HostedPages>();
        contents.Services.AddScoped<Settle>();
        contents.Services.AddScoped<OrderDesk>();
        contents.Services.AddScoped<FoundDifferences>();
        contents
            .Db<PaymentsDb>((options, keys) => new PaymentsDb(options, keys))
            .Contract<IPayments, Collecting.Collecting>()
            .Delivers<OpenLater>().Delivers<ExpireLater>().Delivers<RefundLater>().Delivers<SettleLater>().Delivers<LookLater>()
            .Job<ApplyProviderEvents, ApplyProviderEvents.Result>(TimeSpan.FromSeconds(5), wakesOn: "provider_event", more: r => r.Found)
            .Job<SweepPayments, SweepPayments.Result>(TimeSpan.FromSeconds(20), more: r => r.Found);
    }
}
