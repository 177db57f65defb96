using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using WelfareMutual.Host.BackOffice.Commands;
using WelfareMutual.Host.BackOffice.Jobs;
using WelfareMutual.Host.Composition;
using WelfareMutual.Identity.Gate;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Jobs;
using WelfareMutual.Kernel.Modules;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Web.BackOffice;
using WelfareMutual.Web.BackOffice.Terminals;

namespace WelfareMutual.Host.BackOffice;

/// <summary>Closed web process for the terminals; also runs the scheduled jobs, in a container of their own with their own role.</summary>
public sealed class Program
{
    private static readonly Dictionary<string, Func<string[], Task<int>>> Verbs = new(StringComparer.Ordinal)
    {
        ["audit"] = AuditCommand.Run,
        ["first-staff"] = FirstStaffCommand.Run,
        ["portal"] = PortalCommand.Run,
        ["backup"] = BackupCommand.Run,
        ["restore"] = RestoreCommand.Run,
    };

    public static async Task<int> Main(string[] args)
    {
        if (args is [var verb, ..] && Verbs.TryGetValue(verb, out var run))
        {
            return await run(args[1..]);
        }
        var builder = WebApplication.CreateBuilder(args);
        builder.Configuration.AddKeyPerFile("/run/secrets", optional: true);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        StartRequirements.OrExit([
            .. StartRequirements.Missing(builder.Configuration, builder.Environment, Needs(builder.Environment)),
            .. StartRequirements.Keys(builder.Configuration, "seal.1.key", "seal.1.pub"),
            .. builder.Environment.IsDevelopment() ? [] : StartRequirements.Files(builder.Configuration, "WM:Tls", "office.pfx", "card-ca.crt"),
            .. StartRequirements.BackupKeys(builder.Configuration),
            .. StartRequirements.Scanner(builder.Configuration),
        ]);
        Compose(builder);
        var app = builder.Build();
        StartRequirements.OrExit(KeyCheck.Faults(builder.Configuration["WM:Database:Office"]!, app.Services.GetRequiredService<IKeyStore>().Versions, registers: true).GetAwaiter().GetResult());
        StartRequirements.OrExit(RestoreCheck.Faults(builder.Configuration["WM:Database:Office"]!).GetAwaiter().GetResult());
        app.UseOffice();
        await app.RunAsync();
        return 0;
    }

    public static void Compose(WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection("WM");
        var keys = new FileKeyStore(settings["Keys"]!, settings["Keys:Gateway"]);
        builder.Host.UseDefaultServiceProvider(o => (o.ValidateScopes, o.ValidateOnBuild) = (true, false));
        builder.Services.AddOfficeModules(builder.Configuration, DatabaseSource.Open(settings["Database:Office"]!), keys);
        builder.Services.AddOffice(builder.Configuration, builder.Environment);
        if (!builder.Environment.IsDevelopment())
        {
            var cards = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(settings["Tls"]!, "card-ca.crt"));
            builder.Services.AddSingleton(new CardJudge(card => FaultOf(PrivateAuthority.Judge(cards, card, PrivateAuthority.OfCards))));
        }
        if (settings.GetValue("Jobs", true))
        {
            builder.Services.AddHostedService(services => Jobs(builder, services, keys));
        }
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = OfficeSite.LargestRequest;
            if (settings["Tls"] is { Length: > 0 } folder && !builder.Environment.IsDevelopment())
            {
                kestrel.ConfigureHttpsDefaults(https => AskForCard(https, folder));
            }
        });
    }

    private static JobSchedule Jobs(WebApplicationBuilder builder, IServiceProvider host, FileKeyStore keys)
    {
        var source = DatabaseSource.Open(builder.Configuration["WM:Database:Jobs"]!, statementSeconds: 60);
        var services = new ServiceCollection().AddSingleton(host.GetRequiredService<ILoggerFactory>()).AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        IReadOnlyList<JobPlan> plans = services.AddJobModules(builder.Configuration, source, keys);
        var time = new AgreedTime(services.Last(s => s.ServiceType == typeof(TimeProvider)).ImplementationInstance as TimeProvider ?? TimeProvider.System);
        services.AddSingleton<TimeProvider>(time);
        var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        var clocks = new ClockWatch(time, source, host.GetRequiredService<ILogger<ClockWatch>>());
        return new JobSchedule(plans, provider.GetRequiredService<JobRunner>(), source, clocks, host.GetRequiredService<ILogger<JobSchedule>>());
    }

    private static Dictionary<string, string> Needs(IHostEnvironment environment)
    {
        var needs = new Dictionary<string, string>
        {
            ["WM:Database:Office"] = "the connection string of the role wm_office",
            ["WM:Database:Jobs"] = "the connection string of the role wm_jobs",
            ["WM:Keys"] = "the folder with the keys",
            ["WM:Audit:Seals"] = "the folder for the log's daily seals, on a medium that only takes additions",
            ["WM:Mail:Host"] = "the mail relay",
            ["WM:Payments:BaseUrl"] = "the payment provider's address",
            ["WM:Payments:ApiKey"] = "the payment provider's key that may refund",
            ["WM:Portal:PublicUrl"] = "the Portal's public address",
        };
        if (!environment.IsDevelopment())
        {
            needs["WM:Tls"] = "the folder with the back office's certificate and the cards' authority";
            needs["WM:Retention:List"] = "the folder for the erasure list, on a medium that only takes additions, apart from the backups";
            needs["WM:BackOffice:Ring"] = "the folder with the ring for antiforgery";
            needs["WM:Backup:Folder"] = "the folder for the sealed backups, on a medium away from the database's";
            needs["WM:Backup:Keys"] = "the folder with the backup key";
            needs["WM:Scanner:Address"] = "the malware scanner's address, host:port";
            needs["WM:Database:Backup"] = "the connection string of the role wm_backup";
        }
        return needs;
    }

    private static CertificateFault FaultOf(Judgement judgement) => judgement switch
    {
        Judgement.Sound => CertificateFault.None,
        Judgement.Usage => CertificateFault.Usage,
        Judgement.Expired => CertificateFault.Expired,
        _ => CertificateFault.Foreign,
    };

    /// <summary>Any certificate, or none, ends in a connection: the gate judges it anew on every request, and says on a plain page what is wrong.
    /// A handshake that fails would only show the browser's own error, and would let an open connection go on.</summary>
    private static void AskForCard(HttpsConnectionAdapterOptions https, string folder)
    {
        https.ForBrowsers();
        https.ServerCertificate = X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(folder, "office.pfx"), null);
        https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
        https.ClientCertificateValidation = static (_, _, _) => true;
    }
}
