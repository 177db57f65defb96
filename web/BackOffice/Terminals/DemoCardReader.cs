using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace WelfareMutual.Web.BackOffice.Terminals;

/// <summary>Stands for the terminal's card reader in Development, where there is no TLS to carry a client certificate.
/// A Production start that names a card folder is refused.</summary>
internal sealed class DemoCardReader(string folder)
{
    private const string Cookie = "wm-demo-card";

    public IReadOnlyList<string> Cards => [.. Directory.EnumerateFiles(folder, "*.crt").Select(f => Path.GetFileNameWithoutExtension(f)!).Where(n => !n.EndsWith("-ca", StringComparison.Ordinal) && n != "ca").Order(StringComparer.Ordinal)];

    public X509Certificate2? Inserted(HttpContext http) =>
        http.Request.Cookies[Cookie] is { } name && Cards.Contains(name) ? X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, name + ".crt")) : null;

    public static string? InsertedName(HttpContext http) => http.Request.Cookies[Cookie];

    public static void Insert(HttpContext http, string card) => http.Response.Cookies.Append(Cookie, card, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });

    public static void Remove(HttpContext http) => http.Response.Cookies.Delete(Cookie);
}

internal static class DemoCardReaderRoutes
{
    /// <summary>POST /demo-card: puts a demo card into the reader, or takes it out.</summary>
    public static void MapDemoCardReader(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetService<DemoCardReader>() is not { } reader)
        {
            return;
        }
        routes.MapPost("/demo-card", async (HttpContext http, IAntiforgery antiforgery) =>
        {
            await antiforgery.ValidateRequestAsync(http);
            var card = http.Request.Form["card"].ToString();
            if (reader.Cards.Contains(card))
            {
                DemoCardReader.Insert(http, card);
            }
            else
            {
                DemoCardReader.Remove(http);
            }
            return Results.Redirect("/sign-in");
        });
    }
}
