using System.Text;
using WelfareMutual.Dev.MailSink.Mails;
using WelfareMutual.Dev.MailSink.Smtp;
using WelfareMutual.Dev.MailSink.Web;

namespace WelfareMutual.Dev.MailSink;

public sealed class Program
{
    public static Task Main(string[] args) => Build(args).RunAsync();

    /// <summary>Composes the sink without starting it. With <c>Smtp:Port=0</c> the port is chosen; <c>/health</c> tells it.</summary>
    public static WebApplication Build(string[] args)
    {
        // ISO-2022-JP and Shift_JIS, which Japanese mail still uses.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var builder = WebApplication.CreateSlimBuilder(args);
        var settings = Settings.Read(builder.Configuration);
        builder.WebHost.UseUrls(settings.Urls);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Mailbox>();
        builder.Services.AddSingleton<Faults>();
        builder.Services.AddSingleton<SmtpListener>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SmtpListener>());
        var app = builder.Build();
        app.MapGet("/health", (SmtpListener listener, Mailbox box) => Results.Json(new { status = "ok", smtpPort = listener.Port, messages = box.Count }));
        MailPages.Map(app);
        MailApi.Map(app);
        return app;
    }
}
