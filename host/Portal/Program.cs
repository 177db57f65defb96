using WelfareMutual.Kernel.Transport;
using WelfareMutual.Web.Portal;

namespace WelfareMutual.Host.Portal;

/// <summary>Public web process in the DMZ: pages only; no database, no keys, no handlers.</summary>
public sealed class Program
{
    public static void Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Configuration.AddKeyPerFile("/run/secrets", optional: true);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        if (PortalSite.Missing(builder.Configuration, builder.Environment) is { Count: > 0 } missing)
        {
            foreach (var sentence in missing)
            {
                Console.Error.WriteLine(sentence);
            }
            Environment.Exit(78);
        }
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = PortalSite.LargestUpload; // of the largest page; each page has its own limit
            kestrel.ConfigureHttpsDefaults(https => https.ForBrowsers());
        });
        builder.Services.AddPortal(builder.Configuration, builder.Environment);
        var app = builder.Build();
        app.UsePortal();
        app.Run();
    }
}
