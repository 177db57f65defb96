using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Web.BackOffice.Terminals;
using WelfareMutual.Web.Shared;
using WelfareMutual.Web.Shared.Layout;
using WelfareMutual.Web.Shared.Pages;
using WelfareMutual.Web.Shared.Security;

namespace WelfareMutual.Web.BackOffice;

/// <summary>The closed site: pages for the terminals, with card and password.</summary>
public static class OfficeSite
{
    public const long LargestRequest = 24 * 1024 * 1024;

    public static void AddOffice(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<OfficeVisit>();
        services.AddScoped<OfficeUseCases>();
        services.AddSharedWeb();
        services.AddSingleton<WaitingWork>();
        services.AddScoped<OfficeFrame>();
        services.AddKeptForms();
        services.AddRazorPages(pages => pages.Conventions.ConfigureFilter(new ServiceFilterAttribute(typeof(OfficeFrame))))
            .AddApplicationPart(typeof(SiteFrame).Assembly).AddApplicationPart(typeof(OfficeSite).Assembly).OnlyPagesOfTheWeb();
        // Without Secure, which is not the default here, browsers drop a cookie whose name begins with __Host-.
        services.AddAntiforgery(a => (a.Cookie.Name, a.Cookie.SameSite, a.Cookie.SecurePolicy) =
            (environment.IsDevelopment() ? "wm-office-form" : "__Host-wm-office-form", SameSiteMode.Strict, CookieSecurePolicy.SameAsRequest));
        var ring = services.AddDataProtection().SetApplicationName("WelfareMutual.BackOffice");
        if (configuration["WM:BackOffice:Ring"] is { Length: > 0 } folder)
        {
            ring.PersistKeysToFileSystem(new DirectoryInfo(folder));
        }
        if (configuration["WM:Tls"] is { Length: > 0 } tls)
        {
            ring.SealWith(Path.Combine(tls, "office.pfx"));
        }
        if (environment.IsDevelopment() && configuration["WM:Cards"] is { Length: > 0 } cards)
        {
            services.AddSingleton(new DemoCardReader(cards));
        }
    }

    public static void UseOffice(this WebApplication app)
    {
        app.UseSecurityHeaders(Site.Office);
        app.UseGate();
        app.UseLargestRequest(_ => new(LargestRequest, SizeLimit.Documents));
        app.Use(Visit);
        app.UseExceptionHandler("/errors/500");
        app.UseStatusCodePagesWithReExecute("/errors/{0}");
        app.UseKeptForms("/sign-in");
        app.UseStaticFiles();
        app.UseRouting();
        app.MapGet("/health", () => Results.Ok("ok"));
        app.MapOfficeDisplay();
        app.MapDemoCardReader();
        app.MapRazorPages();
    }

    /// <summary>What this request brought; card and terminal are the gate's to say.</summary>
    private static async Task Visit(HttpContext http, RequestDelegate next)
    {
        var visit = http.RequestServices.GetRequiredService<OfficeVisit>();
        visit.Token = OfficeSession.Read(http.Request);
        visit.Reason = OfficeSession.Reason(http.Request);
        if (http.Request.HasFormContentType && Guid.TryParse((await http.Request.ReadFormAsync())[PortalUseCases.KeyField], out var key))
        {
            visit.Key = key;
        }
        var frame = http.RequestServices.GetRequiredService<SiteFrame>();
        SiteNames.Fill(frame, http.RequestServices.GetRequiredService<IConfiguration>());
        (frame.Site, frame.AnsweredAt) = (Site.Office, http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        await next(http);
    }
}
