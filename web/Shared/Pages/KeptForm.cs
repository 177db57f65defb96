using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace WelfareMutual.Web.Shared.Pages;

/// <summary>A posted form that could not be taken: its page and its fields, but never passwords or files.</summary>
/// <param name="Files">Whether files came with it.</param>
public sealed record KeptFields(string Path, IReadOnlyList<KeyValuePair<string, string>> Fields, bool Files = false);

/// <summary>What was typed survives a session that ended, a token that went stale, or a core that does not answer, in the middle of a form.</summary>
public static class KeptForm
{
    public const string Field = "__kept";
    private const string Stale = "wm:stale-token";
    private const string Item = "wm:kept-form";
    // The last two are passwords, by the names they have on the pages where one is changed.
    private static readonly string[] NeverKept = ["__RequestVerificationToken", "Input.Current", "Input.Again"];

    public static IServiceCollection AddKeptForms(this IServiceCollection services) =>
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add(new StaleTokenFilter()));

    /// <summary>A GET without session goes to the sign-in page and comes back; a POST is answered by a page that keeps the fields.
    /// Before routing: the page is found by running the rest of the pipeline again.</summary>
    public static void UseKeptForms(this IApplicationBuilder app, string signIn) => app.Use(next => async http =>
    {
        await next(http);
        if (http.Response.HasStarted)
        {
            return;
        }
        if (http.Items.Remove(SignInNeededResult.Item))
        {
            await Answer(http, signIn, "/kept/signed-out", next);
        }
        else if (http.Items.Remove(ProofNeededResult.Item))
        {
            await Answer(http, "/identity/prove", "/kept/prove", next);
        }
        else if (http.Items.Remove(Stale))
        {
            await Show(http, "/kept/stale", next);
        }
        else if (http.Items.Remove(UnavailableResult.Item) && HttpMethods.IsPost(http.Request.Method))
        {
            await Show(http, "/errors/503", next);
        }
    });

    /// <summary>Reads back what a sign-in carried along; null when there is nothing or it was tampered with.</summary>
    public static KeptFields? Open(HttpContext http, string? kept)
    {
        try
        {
            return string.IsNullOrEmpty(kept) ? null : JsonSerializer.Deserialize<KeptFields>(Protector(http).Unprotect(kept));
        }
        catch (Exception broken) when (broken is CryptographicException or JsonException)
        {
            return null;
        }
    }

    public static string Close(HttpContext http, KeptFields fields) => Protector(http).Protect(JsonSerializer.Serialize(fields), TimeSpan.FromHours(2));

    /// <summary>What the pages under /kept show, and the one for 503.</summary>
    public static KeptFields? Of(HttpContext http) => http.Items[Item] as KeptFields;

    private static async Task Answer(HttpContext http, string page, string kept, RequestDelegate next)
    {
        if (HttpMethods.IsGet(http.Request.Method))
        {
            http.Response.Redirect($"{page}?back={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
            return;
        }
        await Show(http, kept, next, isWayIn: true);
    }

    private static async Task Show(HttpContext http, string page, RequestDelegate next, bool isWayIn = false)
    {
        var kept = await Read(http.Request);
        // A page on the way in may itself carry a form along: that one is what is to be sent in the end.
        http.Items[Item] = isWayIn && Open(http, kept.Fields.FirstOrDefault(f => f.Key == Field).Value) is { } carried ? carried : kept;
        http.Response.Clear();
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();
        var (path, query) = (http.Request.Path, http.Request.QueryString);
        (http.Request.Path, http.Request.QueryString, http.Request.Method) = (page, QueryString.Empty, HttpMethods.Get);
        await next(http);
        (http.Request.Path, http.Request.QueryString, http.Request.Method) = (path, query, HttpMethods.Post);
    }

    private static async Task<KeptFields> Read(HttpRequest request)
    {
        var form = request.HasFormContentType ? await request.ReadFormAsync() : FormCollection.Empty;
        var fields = form.Where(f => !NeverKept.Contains(f.Key, StringComparer.OrdinalIgnoreCase) && !f.Key.Contains("password", StringComparison.OrdinalIgnoreCase))
            .SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? "")));
        return new KeptFields(request.Path + request.QueryString, [.. fields], form.Files.Count > 0);
    }

    private static ITimeLimitedDataProtector Protector(HttpContext http) =>
        http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("kept-form").ToTimeLimitedDataProtector();

    /// <summary>A token that went stale is no attack: the page comes again with a new one.</summary>
    private sealed class StaleTokenFilter : IAsyncAlwaysRunResultFilter
    {
        public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
        {
            if (context.Result is IAntiforgeryValidationFailedResult)
            {
                context.HttpContext.Items[Stale] = true;
                context.Result = new EmptyResult();
            }
            await next();
        }
    }
}
