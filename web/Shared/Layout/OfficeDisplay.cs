using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace WelfareMutual.Web.Shared.Layout;

/// <summary>Row height, letter size and single keys: choices of the person at this terminal, kept in a cookie without personal data.</summary>
public static class OfficeDisplay
{
    private const string Cookie = "__Host-wm-display";
    private static readonly string[] Densities = ["compact", "standard", "roomy"];

    public static void ReadInto(HttpContext context, SiteFrame frame)
    {
        var parts = (context.Request.Cookies[Cookie] ?? "").Split('.');
        frame.Density = Densities.Contains(parts[0]) ? parts[0] : "standard";
        frame.LargeText = parts.Contains("large");
        frame.KeysOff = parts.Contains("nokeys");
    }

    /// <summary>POST /display with density, text or keys; answers by going back.</summary>
    public static IEndpointConventionBuilder MapOfficeDisplay(this IEndpointRouteBuilder routes) => routes.MapPost("/display", Choose);

    private static async Task<IResult> Choose(HttpContext context, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var frame = new SiteFrame();
        ReadInto(context, frame);
        var density = Densities.Contains((string?)form["density"]) ? (string?)form["density"] : frame.Density;
        var large = form.ContainsKey("text") ? form["text"] == "large" : frame.LargeText;
        var keysOff = form.ContainsKey("keys") ? form["keys"] == "off" : frame.KeysOff;
        context.Response.Cookies.Append(Cookie, $"{density}.{(large ? "large" : "")}.{(keysOff ? "nokeys" : "")}",
            new() { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", MaxAge = TimeSpan.FromDays(365) });
        return Results.LocalRedirect(LocalPath(form["back"]));
    }

    private static string LocalPath(string? back) =>
        back is ['/', not '/' and not '\\', ..] && !back.Any(char.IsControl) ? back : "/";
}
