using Microsoft.AspNetCore.Http;

namespace WelfareMutual.Web.Portal;

/// <summary>The browser's session cookie: the token and nothing else. On plain http, which only Development has, the __Host- prefix is not possible.</summary>
public static class PortalSession
{
    private static string Name(HttpRequest request) => request.IsHttps ? "__Host-wm" : "wm";

    public static string? Read(HttpRequest request) => request.Cookies[Name(request)];

    public static void Start(HttpContext http, string token) => http.Response.Cookies.Append(Name(http.Request), token, Options(http.Request));

    public static void End(HttpContext http)
    {
        http.Response.Cookies.Delete(Name(http.Request), Options(http.Request));
        http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
    }

    private static CookieOptions Options(HttpRequest request) =>
        new() { HttpOnly = true, Secure = request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
}
