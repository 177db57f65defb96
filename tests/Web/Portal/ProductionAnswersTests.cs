using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WelfareMutual.Tests.Support;
using WelfareMutual.Web.BackOffice;
using WelfareMutual.Web.Portal;
using Xunit;

namespace WelfareMutual.Tests.Web.Portal;

/// <summary>What a browser gets from the sites in Production, over https.</summary>
public sealed class ProductionAnswersTests : IDisposable
{
    private readonly TransportFolder tls = new();
    private readonly WebApplicationFactory<Host.Portal.Program> portal;

    public ProductionAnswersTests() => portal = Portal();

    private WebApplicationFactory<Host.Portal.Program> Portal() => new WebApplicationFactory<Host.Portal.Program>().WithWebHostBuilder(host =>
    {
        host.UseEnvironment("Production").UseContentRoot(AppContext.BaseDirectory);
        (string Key, string Value)[] settings =
            [("WM:Gateway:Url", "https://gateway.test:8444"), ("WM:Tls", tls.Portal), ("WM:Portal:Ring", tls.Empty("ring")), ("WM:Portal:PublicUrl", "https://portal.test")];
        foreach (var (key, value) in settings)
        {
            host.UseSetting(key, value);
        }
        host.ConfigureLogging(logging => logging.ClearProviders());
    });

    public void Dispose()
    {
        portal.Dispose();
        tls.Dispose();
    }

    [Fact]
    public async Task The_cookie_of_forms_is_kept_by_browsers()
    {
        using var answer = await At("https://portal.test").GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var cookies = answer.Headers.GetValues("Set-Cookie").Select(c => c.ToLowerInvariant()).ToArray();
        Assert.Contains(cookies, c => c.StartsWith("__host-wm-form=", StringComparison.Ordinal));
        Assert.All(cookies, IsHostBound);
    }

    [Fact]
    public async Task The_ring_of_forms_lies_sealed_and_opens_after_a_restart_with_the_same_certificate_only()
    {
        var written = portal.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("form").Protect("content");
        var files = Directory.GetFiles(tls.Empty("ring"));
        Assert.Single(files);
        var ring = await File.ReadAllTextAsync(files[0]);
        Assert.Contains("RingOpener", ring, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", ring, StringComparison.Ordinal);
        await using (var again = Portal())
        {
            Assert.Equal("content", again.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("form").Unprotect(written));
        }
        using var others = new TransportFolder();
        File.Move(Path.Combine(others.Portal, "portal.pfx"), Path.Combine(tls.Portal, "portal.pfx"), overwrite: true);
        await using var stranger = Portal();
        var newForms = stranger.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("form");
        Assert.ThrowsAny<CryptographicException>(() => newForms.Unprotect(written));
        Assert.Equal("new", newForms.Unprotect(newForms.Protect("new")));
    }

    [Fact]
    public void The_session_cookies_are_bound_to_their_host()
    {
        foreach (var start in (Action<HttpContext>[])[http => PortalSession.Start(http, "token"), http => OfficeSession.Start(http, "token"), http => OfficeSession.Choose(http, "case")])
        {
            var http = new DefaultHttpContext { Request = { Scheme = "https" } };
            start(http);
            Assert.All(http.Response.Headers.SetCookie.Select(c => c!.ToLowerInvariant()), IsHostBound);
            Assert.True(http.Response.Headers.SetCookie.Count > 0);
        }
    }

    [Fact]
    public void The_office_s_cookie_of_forms_is_bound_to_its_host()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Services.AddOffice(builder.Configuration, builder.Environment);
        using var services = builder.Services.BuildServiceProvider();
        var cookie = services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie;
        Assert.Equal(("__Host-wm-office-form", SameSiteMode.Strict), (cookie.Name, cookie.SameSite));
        Assert.True(cookie.Build(new DefaultHttpContext { Request = { Scheme = "https" } }).Secure);
    }

    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.BadRequest)]
    [InlineData("https://portal.test.evil.example", HttpStatusCode.BadRequest)]
    [InlineData("https://portal.test", HttpStatusCode.OK)]
    [InlineData("https://localhost", HttpStatusCode.OK)]
    public async Task Another_host_s_name_is_refused(string address, HttpStatusCode expected)
    {
        using var answer = await At(address).GetAsync("/health");
        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    [InlineData("FOO")]
    public async Task Methods_that_no_page_has_are_refused(string method)
    {
        foreach (var path in (string[])["/", "/sign-in", "/my/profile", "/health", "/wm.css"])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            using var answer = await At("https://portal.test").SendAsync(request);
            Assert.Equal((path, HttpStatusCode.MethodNotAllowed), (path, answer.StatusCode));
        }
    }

    [Theory]
    [InlineData("/sign-in", HttpStatusCode.OK)]
    [InlineData("/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("/.git/config", HttpStatusCode.NotFound)]
    [InlineData("/appsettings.json", HttpStatusCode.NotFound)]
    [InlineData("/img/", HttpStatusCode.NotFound)]
    [InlineData("/swagger/index.html", HttpStatusCode.NotFound)]
    [InlineData("/metrics", HttpStatusCode.NotFound)]
    [InlineData("/demo-card", HttpStatusCode.NotFound)]
    [InlineData("/my/profile.css", HttpStatusCode.NotFound)]
    public async Task Every_kind_of_answer_carries_the_headers(string path, HttpStatusCode expected)
    {
        using var answer = await At("https://portal.test").GetAsync(path);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("max-age=31536000; includeSubDomains", Header(answer, "Strict-Transport-Security"));
        Assert.Contains("default-src 'none'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(answer, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", Header(answer, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By") || answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    private static void IsHostBound(string cookie)
    {
        Assert.StartsWith("__host-", cookie, StringComparison.Ordinal);
        var parts = cookie.Split(';', StringSplitOptions.TrimEntries);
        Assert.Contains("secure", parts);
        Assert.Contains("httponly", parts);
        Assert.Contains("path=/", parts);
        Assert.Contains(parts, p => p is "samesite=lax" or "samesite=strict");
        Assert.DoesNotContain(parts, p => p.StartsWith("domain=", StringComparison.Ordinal));
    }

    private static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));

    private HttpClient At(string address) => portal.CreateClient(new() { BaseAddress = new Uri(address), AllowAutoRedirect = false, HandleCookies = false });
}
