using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Npgsql;
using WelfareMutual.Host.Composition;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Payments.Hooks;

namespace WelfareMutual.Host.Gateway;

/// <summary>Runs the portal's use cases for it, inside the core zone.</summary>
public sealed class Program
{
    private const long LargestUpload = 21 * 1024 * 1024;

    public static void Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Configuration.AddKeyPerFile("/run/secrets", optional: true);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        StartRequirements.OrExit([
            .. StartRequirements.Missing(builder.Configuration, builder.Environment, Needs(builder.Environment)),
            .. StartRequirements.Keys(builder.Configuration),
            .. builder.Environment.IsDevelopment() ? [] : StartRequirements.Files(builder.Configuration, "WM:Tls", "gateway.pfx", "portal-ca.crt"),
        ]);
        Compose(builder);
        var app = builder.Build();
        StartRequirements.OrExit(KeyCheck.Faults(builder.Configuration["WM:Database"]!, app.Services.GetRequiredService<IKeyStore>().Versions, registers: false).GetAwaiter().GetResult());
        StartRequirements.OrExit(RestoreCheck.Faults(builder.Configuration["WM:Database"]!).GetAwaiter().GetResult());
        Warm(app.Services.GetRequiredService<PortalRegister>()).GetAwaiter().GetResult();
        Map(app);
        app.Run();
    }

    /// <summary>The first question to the register takes longer than a request waits for it. Without a database it is asked again at each request.</summary>
    private static async Task Warm(PortalRegister register)
    {
        try
        {
            await register.Ask(PortalDoor.WithoutCertificate, TimeSpan.FromMinutes(1), CancellationToken.None);
        }
        catch (Exception gone) when (gone is NpgsqlException or SocketException or TimeoutException)
        {
            return;
        }
    }

    public static void Compose(WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection("WM");
        builder.Host.UseDefaultServiceProvider(o => (o.ValidateScopes, o.ValidateOnBuild) = (true, false));
        builder.Services.AddGatewayModules(builder.Configuration, DatabaseSource.Open(settings["Database"]!), new FileKeyStore(settings["Keys"]!));
        builder.Services.AddSingleton(_ => new PortalRegister(DatabaseSource.Open(settings["Database"]!, connections: 2)));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestUpload;
            if (!builder.Environment.IsDevelopment())
            {
                kestrel.ConfigureHttpsDefaults(https => OnlyPortals(https, settings["Tls"]!));
                kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2);
            }
        });
    }

    public static void Map(WebApplication app)
    {
        app.UsePortalDoor(certificateNeeded: !app.Environment.IsDevelopment());
        app.MapGet("/health", () => Results.Ok("ok"));
        app.MapUseCases();
        app.MapProviderWebhook();
    }

    private static Dictionary<string, string> Needs(IHostEnvironment environment)
    {
        var needs = new Dictionary<string, string>
        {
            ["WM:Database"] = "the connection string of the role wm_gateway",
            ["WM:Keys"] = "the folder with the Gateway's keys",
            ["WM:Payments:BaseUrl"] = "the payment provider's address",
            ["WM:Payments:ApiKey"] = "the payment provider's key for creating and reading",
            ["WM:Payments:WebhookSecret"] = "the secret that signs the provider's calls",
            ["WM:Portal:PublicUrl"] = "the Portal's public address",
        };
        if (!environment.IsDevelopment())
        {
            needs["WM:Tls"] = "the folder with the Gateway's certificate and the Portals' authority";
        }
        return needs;
    }

    /// <summary>One kind of certificate only: a client certificate of the Portals' own authority.</summary>
    private static void OnlyPortals(HttpsConnectionAdapterOptions https, string folder)
    {
        var authority = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, "portal-ca.crt"));
        https.ForOurs();
        https.ServerCertificate = X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(folder, "gateway.pfx"), null);
        https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        https.ClientCertificateValidation = (certificate, _, _) => PrivateAuthority.Issued(authority, certificate, PrivateAuthority.ClientUse);
    }
}
