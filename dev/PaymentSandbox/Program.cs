using WelfareMutual.Dev.PaymentSandbox.Control;
using WelfareMutual.Dev.PaymentSandbox.Hosted;
using WelfareMutual.Dev.PaymentSandbox.Ledger;
using WelfareMutual.Dev.PaymentSandbox.Webhooks;
using WelfareMutual.Dev.PaymentSandbox.Wire;

namespace WelfareMutual.Dev.PaymentSandbox;

public sealed class Program
{
    public static Task Main(string[] args) => Build(args).RunAsync();

    /// <summary>Composes the sandbox without starting it, so that a test can start it on a port of its own.</summary>
    public static WebApplication Build(string[] args) => Build(args, TimeProvider.System);

    public static WebApplication Build(string[] args, TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.WebHost.UseKestrelHttpsConfiguration();
        var settings = Settings.Read(builder.Configuration);
        builder.WebHost.UseUrls(settings.Urls);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(new SandboxClock(time));
        builder.Services.AddSingleton(services => Books.Open(settings.StateFile, services.GetRequiredService<SandboxClock>()));
        builder.Services.AddSingleton<Checkout>();
        builder.Services.AddSingleton<CardTill>();
        builder.Services.AddSingleton<KonbiniTill>();
        builder.Services.AddSingleton<Refunds>();
        builder.Services.AddSingleton<Faults>();
        builder.Services.AddSingleton<StripeRoutes>();
        builder.Services.AddSingleton<StripeDoor>();
        builder.Services.AddSingleton<WebhookSender>();
        builder.Services.AddHostedService(services => services.GetRequiredService<WebhookSender>());
        builder.Services.AddHostedService<Closing>();

        var app = builder.Build();
        app.MapGet("/health", () => Results.Json(new { status = "ok", livemode = false }));
        app.Map("/v1/{**rest}", (HttpContext context, StripeDoor door) => door.Handle(context));
        HostedRoutes.Map(app);
        SessionControl.Map(app);
        EventControl.Map(app);
        return app;
    }
}
