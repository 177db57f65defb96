using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace WelfareMutual.Web.Shared.Security;

/// <summary>A request above the limit is answered by a page that says so. Without this the form's reader throws in whatever reads the
/// form first, which is the check of the antiforgery token, and the sender is told of a stale page or of a fault of ours.</summary>
public static class LargestRequest
{
    /// <param name="limit">Of the page that the request is for.</param>
    public static void UseLargestRequest(this IApplicationBuilder app, Func<HttpRequest, SizeLimit> limit) => app.Use(next => async http =>
    {
        var own = limit(http.Request);
        if (http.Request.ContentLength > own.Bytes || http.Request.ContentLength is null && !await Fits(http.Request))
        {
            http.Items[typeof(SizeLimit)] = own;
            (http.Request.Method, http.Request.Path, http.Request.QueryString) = (HttpMethods.Get, "/errors/413", QueryString.Empty);
            (http.Request.Body, http.Request.ContentLength, http.Request.ContentType) = (Stream.Null, null, null);
            http.Features.Set<IFormFeature>(null);
        }
        await next(http);
    });

    /// <summary>A form of unknown length is read now: it is not kept on disk, and its reader stops at the limit.</summary>
    private static async Task<bool> Fits(HttpRequest request)
    {
        try
        {
            if (request.HasFormContentType)
            {
                await request.ReadFormAsync();
            }
            return true;
        }
        catch (Exception tooLong) when (tooLong is InvalidDataException or BadHttpRequestException)
        {
            return false;
        }
    }
}

/// <summary>What one request may carry, and how the sender is told.</summary>
/// <param name="Sentence">How large what is sent may be, and what to do.</param>
public sealed record SizeLimit(long Bytes, string Sentence)
{
    public const string Documents = "写真と書類は1つ10MBまで送れます。小さくしてから、前の画面に戻って送ってください。";

    /// <summary>Of the request that was too large; null where a server refused it before any page was known.</summary>
    public static SizeLimit? Of(HttpContext http) => http.Items[typeof(SizeLimit)] as SizeLimit;
}
