using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace WelfareMutual.Web.Shared.Security;

/// <summary>A request above the limit is answered by a page that says so. Without this the form's reader throws in whatever reads the
/// form first, which is the check of the antiforgery token, and the sender is told of a stale page or of a fault of ours.</summary>
public static class LargestRequest
{
    public static void UseLargestRequest(this IApplicationBuilder app, long most) => app.Use(next => async http =>
    {
        if (http.Request.ContentLength > most || http.Request.ContentLength is null && !await Fits(http.Request))
        {
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
