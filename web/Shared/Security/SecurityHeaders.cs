using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WelfareMutual.Web.Shared.Layout;

namespace WelfareMutual.Web.Shared.Security;

/// <summary>What a host may add to the headers of its site.</summary>
public sealed class SecurityHeaderOptions
{
    /// <summary>Where a form may lead besides this site: the payment page. Whole origins, https.</summary>
    public IList<string> FormTargets { get; } = [];

    /// <summary>Paths that take signed calls from other servers; no browser posts there.</summary>
    public IList<PathString> Hooks { get; } = [];
}

/// <summary>The headers of every answer, and the refusal of posts from other sites. Reference: SECURITY, headers and CSRF.</summary>
public static class SecurityHeaders
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST"];
    private static readonly PathString[] StaticFolders = ["/fonts", "/img"];
    private static readonly string[] StaticFiles = ["/wm.css", "/wm.js", "/tokens.css", "/tokens-LICENSE.txt", "/favicon.ico"];

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, Site site, Action<SecurityHeaderOptions>? configure = null)
    {
        var options = new SecurityHeaderOptions();
        configure?.Invoke(options);
        var policy = ContentPolicy(options);
        var permissions = Permissions(site);
        var strict = !app.ApplicationServices.GetRequiredService<IHostEnvironment>().IsDevelopment();
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SecurityHeaders));
        return app.Use(async (context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                Write(context, policy, permissions, strict);
                return Task.CompletedTask;
            });
            if (!Methods.Contains(context.Request.Method, StringComparer.Ordinal))
            {
                // A page without a handler for the method would be shown all the same, without what its handler checks.
                context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                return;
            }
            if (CrossSitePosts.MustRefuse(context.Request) && !options.Hooks.Any(hook => context.Request.Path.StartsWithSegments(hook)))
            {
                log.LogWarning("a post from another site was refused");
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return;
            }

            await next();
        });
    }

    private static string ContentPolicy(SecurityHeaderOptions options) => string.Join("; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action " + string.Join(' ', options.FormTargets.Prepend("'self'")));

    private static string Permissions(Site site)
    {
        var closed = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()";
        return site == Site.Portal
            ? $"{closed}, publickey-credentials-create=(self), publickey-credentials-get=(self)"
            : $"{closed}, publickey-credentials-create=(), publickey-credentials-get=()";
    }

    private static void Write(HttpContext context, string policy, string permissions, bool strict)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        // Not no-referrer: browsers then send Origin null with posts to our own pages.
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (strict)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        if (!IsStatic(context.Request.Path) || context.Response.StatusCode >= StatusCodes.Status400BadRequest)
        {
            headers.CacheControl = "no-store";
        }
        else if (context.Request.Query.ContainsKey("v") || context.Request.Path.StartsWithSegments("/fonts"))
        {
            headers.CacheControl = "public, max-age=31536000, immutable";
        }
    }

    private static bool IsStatic(PathString path) =>
        StaticFolders.Any(folder => path.StartsWithSegments(folder)) || StaticFiles.Contains(path.Value, StringComparer.Ordinal);
}
