using Microsoft.AspNetCore.Http;
using WelfareMutual.Kernel.Auditing;

namespace WelfareMutual.Web.BackOffice;

/// <summary>The browser's session cookie: the token and nothing else. On plain http, which only Development has, the __Host- prefix is not possible.</summary>
public static class OfficeSession
{
    private static string Name(HttpRequest request) => request.IsHttps ? "__Host-wm-office" : "wm-office";

    public static string? Read(HttpRequest request) => request.Cookies[Name(request)];

    public static void Start(HttpContext http, string token)
    {
        http.Response.Cookies.Append(Name(http.Request), token, Options(http.Request));
        http.Response.Cookies.Delete($"{Name(http.Request)}-reason", Options(http.Request));
    }

    /// <summary>Why what is sealed is opened: one of a few codes, chosen once a session.</summary>
    public static string? Reason(HttpRequest request) =>
        request.Cookies[$"{Name(request)}-reason"] is { } code && AccessReason.Words.ContainsKey(code) ? code : null;

    public static void Choose(HttpContext http, string code) => http.Response.Cookies.Append($"{Name(http.Request)}-reason", code, Options(http.Request));

    public static void End(HttpContext http)
    {
        http.Response.Cookies.Delete($"{Name(http.Request)}-reason", Options(http.Request));
        http.Response.Cookies.Delete(Name(http.Request), Options(http.Request));
        http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
    }

    private static CookieOptions Options(HttpRequest request) =>
        new() { HttpOnly = true, Secure = request.IsHttps, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true };
}
