using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Web.Shared;
using WelfareMutual.Web.Shared.Layout;
using WelfareMutual.Web.Shared.Security;
using Xunit;

namespace WelfareMutual.Tests.Web.Shared;

public sealed class FrameTests
{
    [Theory]
    [InlineData("404", HttpStatusCode.NotFound, "お探しのページは見つかりません。ホームから探してください。")]
    [InlineData("403", HttpStatusCode.Forbidden, "この操作はお使いの権限ではできません。")]
    [InlineData("500", HttpStatusCode.InternalServerError, "を添えてお問い合わせください。")]
    [InlineData("503", HttpStatusCode.ServiceUnavailable, "もう一度お試しください。")]
    [InlineData("429", HttpStatusCode.TooManyRequests, "少し待ってから")]
    public async Task Trouble_has_its_own_page_in_the_frame_of_the_site(string code, HttpStatusCode status, string sentence)
    {
        foreach (var site in new[] { Site.Portal, Site.Office })
        {
            await using var app = await Start(frame => frame.Site = site);
            using var answer = await app.GetTestClient().GetAsync($"/errors/{code}");
            Assert.Equal(status, answer.StatusCode);
            var html = await Read(answer);
            Assert.Contains(sentence, html.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.Single(html.QuerySelectorAll("h1"));
            Assert.Equal(status == HttpStatusCode.ServiceUnavailable, answer.Headers.RetryAfter is not null);
        }
    }

    [Fact]
    public async Task A_member_sees_the_five_places_and_the_way_out()
    {
        await using var app = await Start(frame =>
        {
            frame.ActorKind = ActorKind.Member;
            frame.ActorName = "山田 さくら";
            frame.CurrentSection = "tickets";
        });
        var html = await Read(await app.GetTestClient().GetAsync("/errors/404"));
        Assert.Equal("ja", html.DocumentElement.GetAttribute("lang"));
        Assert.Equal("ページが見つかりません – しおみ共済", html.Title);
        Assert.Equal(["ホーム", "チケット", "イベント", "給付", "わたし"], html.QuerySelectorAll(".wm-head nav a").Select(a => a.TextContent));
        Assert.Equal(["/tickets", "/tickets"], html.QuerySelectorAll("[aria-current=page]").Select(a => a.GetAttribute("href")));
        Assert.Equal("#main", html.QuerySelector("body > a:first-child")!.GetAttribute("href"));
        Assert.Equal("post", html.QuerySelector("form[action='/sign-out']")!.GetAttribute("method"));
        Assert.NotNull(html.QuerySelector("form[action='/sign-out'] input[name=__RequestVerificationToken]"));
        Assert.Contains("078-000-0000", html.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_office_says_whose_terminal_this_is_and_in_which_mode()
    {
        await using var app = await Start(frame =>
        {
            frame.Site = Site.Office;
            frame.ActorKind = ActorKind.Staff;
            frame.ActorName = "大西 真理";
            frame.Roles = "給付係・審査";
            frame.Terminal = "T-07";
            frame.Mode = "研修";
            frame.CurrentSection = "inbox";
            frame.Counts["inbox"] = 462;
        });
        var html = await Read(await app.GetTestClient().GetAsync("/errors/404"));
        Assert.Equal("【職員】ページが見つかりません – 共済業務", html.Title);
        Assert.True(html.Body!.ClassList.Contains("site-office") && html.Body.ClassList.Contains("is-training"));
        Assert.Matches("職員用.*T-07.*大西 真理（給付係・審査）.*研修", string.Join(' ', html.QuerySelector(".wm-strip")!.TextContent.Split('\n')));
        Assert.Contains("462", html.QuerySelector(".wm-rail [aria-current=page]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(html.QuerySelectorAll("link"), link => link.GetAttribute("href")!.Contains("fonts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_HR_officer_sees_for_which_enterprise_they_act()
    {
        await using var app = await Start(frame =>
        {
            frame.ActorKind = ActorKind.Officer;
            frame.EnterpriseName = "株式会社みどり製作所";
        });
        var html = await Read(await app.GetTestClient().GetAsync("/errors/404"));
        Assert.Contains("株式会社みどり製作所", html.QuerySelector(".wm-sub")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("事業所担当者", html.QuerySelector(".wm-sub")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_carries_the_headers()
    {
        await using var app = await Start(_ => { });
        using var answer = await app.GetTestClient().GetAsync("/errors/404");
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self' https://pay.example", policy);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.Contains("max-age=31536000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cross-site", null, HttpStatusCode.Forbidden)]
    [InlineData("same-site", null, HttpStatusCode.Forbidden)]
    [InlineData("same-origin", null, HttpStatusCode.OK)]
    [InlineData("same-origin", "https://evil.example", HttpStatusCode.OK)]
    [InlineData(null, "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData(null, "null", HttpStatusCode.Forbidden)]
    [InlineData(null, "http://localhost", HttpStatusCode.OK)]
    public async Task A_post_from_another_site_is_refused(string? fetchSite, string? origin, HttpStatusCode expected)
    {
        await using var app = await Start(_ => { });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/echo");
        foreach (var (name, value) in new[] { ("Sec-Fetch-Site", fetchSite), ("Origin", origin) })
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var answer = await app.GetTestClient().SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_signed_call_from_another_server_passes()
    {
        await using var app = await Start(_ => { });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hooks/payment");
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "cross-site");
        using var answer = await app.GetTestClient().SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<WebApplication> Start(Action<SiteFrame> fill)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddSharedWeb();
        builder.Services.AddRazorPages().AddApplicationPart(typeof(SiteFrame).Assembly);
        var app = builder.Build();
        app.UseSecurityHeaders(Site.Portal, options =>
        {
            options.FormTargets.Add("https://pay.example");
            options.Hooks.Add("/hooks");
        });
        app.Use((context, next) =>
        {
            var frame = context.RequestServices.GetRequiredService<SiteFrame>();
            (frame.SchemeName, frame.SupportPhone, frame.SupportHours) = ("しおみ共済", "078-000-0000", "平日 9:00〜17:30");
            fill(frame);
            return next();
        });
        app.MapRazorPages();
        app.MapPost("/echo", () => Results.Ok());
        app.MapPost("/hooks/payment", () => Results.Ok());
        await app.StartAsync();
        return app;
    }

    private static async Task<IDocument> Read(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        return await new BrowsingContext().OpenAsync(request => request.Content(body));
    }
}
