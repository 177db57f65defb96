using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Web.Portal.Published;
using WelfareMutual.Web.Shared;
using WelfareMutual.Web.Shared.Layout;
using WelfareMutual.Web.Shared.Pages;
using WelfareMutual.Web.Shared.Security;

namespace WelfareMutual.Web.Portal;

/// <summary>The public site: pages, the Gateway's address, a cookie with a token. No database, no keys, no handlers.</summary>
public static class PortalSite
{
    /// <summary>What one request may carry. A file stays in memory on its way to the Gateway: the Portal's disk never sees it.</summary>
    public const long LargestRequest = 16 * 1024 * 1024;

    /// <summary>The largest there is: a roster of 20 MB and the form around it. It too stays in memory.</summary>
    public const int LargestUpload = 21 * 1024 * 1024;

    public static IHttpClientBuilder AddPortal(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var settings = configuration.GetSection("WM");
        services.AddHttpContextAccessor();
        services.AddScoped<PortalVisit>();
        services.AddSharedWeb();
        services.AddRazorPages(pages => pages.Conventions.ConfigureFilter(new Microsoft.AspNetCore.Mvc.ServiceFilterAttribute(typeof(PortalFrame))))
            .AddApplicationPart(typeof(SiteFrame).Assembly).AddApplicationPart(typeof(PortalSite).Assembly).OnlyPagesOfTheWeb();
        services.AddScoped<PortalFrame>();
        services.AddSingleton<EnterpriseLine>();
        services.AddSingleton<PublishedCopies>();
        services.AddScoped<PublishedPages>();
        if (settings["Portal:Published"] is { Length: > 0 })
        {
            services.AddHostedService<CopyPublished>();
        }
        services.AddKeptForms();
        services.Configure<FormOptions>(form => (form.MemoryBufferThreshold, form.MultipartBodyLengthLimit, form.BufferBody) = ((int)LargestRequest, LargestRequest, false));
        // Without Secure, which is not the default here, browsers drop a cookie whose name begins with __Host-.
        services.AddAntiforgery(a => (a.Cookie.Name, a.Cookie.SameSite, a.Cookie.SecurePolicy) =
            (environment.IsDevelopment() ? "wm-form" : "__Host-wm-form", SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest));
        if (!environment.IsDevelopment() && Uri.TryCreate(settings["Portal:PublicUrl"], UriKind.Absolute, out var own))
        {
            services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = [own.Host, "localhost", "127.0.0.1"]);
        }
        var ring = services.AddDataProtection().SetApplicationName("WelfareMutual.Portal");
        if (settings["Portal:Ring"] is { Length: > 0 } folder)
        {
            ring.PersistKeysToFileSystem(new DirectoryInfo(folder));
        }
        if (settings["Tls"] is { Length: > 0 } tls)
        {
            ring.SealWith(Path.Combine(tls, "portal.pfx"));
        }
        services.AddHttpClient("hooks", http => http.BaseAddress = new Uri(settings["Gateway:Url"]!)).ConfigurePrimaryHttpMessageHandler(() => GatewayConnection.Handler(configuration, environment));
        return services.AddHttpClient<PortalUseCases>(http =>
        {
            http.BaseAddress = new Uri(settings["Gateway:Url"]!.TrimEnd('/') + "/");
            http.Timeout = TimeSpan.FromSeconds(60);
            http.DefaultRequestVersion = HttpVersion.Version20;
            http.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
        }).ConfigurePrimaryHttpMessageHandler(() => GatewayConnection.Handler(configuration, environment));
    }

    /// <returns>Sentences for the operator; empty when the Portal may start.</returns>
    public static IReadOnlyList<string> Missing(IConfiguration configuration, IHostEnvironment environment)
    {
        var missing = new List<string>();
        if (!Uri.TryCreate(configuration["WM:Gateway:Url"], UriKind.Absolute, out var gateway))
        {
            missing.Add("WM:Gateway:Url is not set: the Gateway's address is missing.");
        }
        else if (!environment.IsDevelopment() && gateway.Scheme != Uri.UriSchemeHttps)
        {
            missing.Add("WM:Gateway:Url is not https: the Portal speaks to the Gateway with its certificate only.");
        }
        if (!environment.IsDevelopment() && string.IsNullOrEmpty(configuration["WM:Tls"]))
        {
            missing.Add("WM:Tls is not set: the folder with the Portal's certificate and the Gateway's authority is missing.");
        }
        else if (!environment.IsDevelopment() && new[] { "portal.pfx", "gateway-ca.crt" }.FirstOrDefault(f => !File.Exists(Path.Combine(configuration["WM:Tls"]!, f))) is { } file)
        {
            missing.Add($"WM:Tls names a folder without what it is for: {file} is missing.");
        }
        if (!environment.IsDevelopment() && string.IsNullOrEmpty(configuration["WM:Portal:Ring"]))
        {
            missing.Add("WM:Portal:Ring is not set: the folder with the ring for antiforgery is missing.");
        }
        return missing;
    }

    public static void UsePortal(this WebApplication app)
    {
        app.UseSecurityHeaders(Site.Portal, headers => headers.Hooks.Add("/hooks"));
        app.UseLargeRequests();
        app.UseLargestRequest(LimitOf);
        app.Use(async (http, next) =>
        {
            http.RequestServices.GetRequiredService<PortalVisit>().Token = PortalSession.Read(http.Request);
            var frame = http.RequestServices.GetRequiredService<SiteFrame>();
            SiteNames.Fill(frame, app.Configuration);
            frame.AnsweredAt = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
            await next();
        });
        app.UseExceptionHandler("/errors/500");
        app.UseStatusCodePagesWithReExecute("/errors/{0}");
        app.UseKeptForms("/sign-in");
        app.UseStaticFiles();
        app.UseRouting();
        app.MapGet("/health", () => Results.Ok("ok"));
        app.MapPost("/hooks/{name}", ForwardHook);
        app.MapRazorPages();
    }

    internal static SizeLimit LimitOf(HttpRequest request) => request.Path.StartsWithSegments("/enterprise/upload-roster", StringComparison.OrdinalIgnoreCase)
        ? new(LargestUpload, "名簿のファイルは20MBまで送れます。使わない列を消すか、いくつかに分けて「変わる人だけ」の名簿として送ってください。")
        : new(LargestRequest, SizeLimit.Documents);

    /// <summary>Signed calls from outside go to the Gateway as they came: bytes and signature.</summary>
    private static async Task<IResult> ForwardHook(string name, HttpRequest request, IHttpClientFactory clients, CancellationToken ct)
    {
        if (name != "payments")
        {
            return Results.NotFound();
        }
        using var forward = new HttpRequestMessage(HttpMethod.Post, "hooks/payments")
        {
            // The Gateway's TLS door speaks HTTP/2 and nothing else; a message made by hand asks for 1.1.
            Content = new StreamContent(request.Body),
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        forward.Headers.TryAddWithoutValidation("Stripe-Signature", request.Headers["Stripe-Signature"].ToArray());
        try
        {
            using var answer = await clients.CreateClient("hooks").SendAsync(forward, ct);
            return Results.StatusCode((int)answer.StatusCode);
        }
        catch (Exception gone) when (gone is HttpRequestException || gone is TaskCanceledException && !ct.IsCancellationRequested)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
