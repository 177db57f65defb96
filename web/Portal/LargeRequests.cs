using System.Buffers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace WelfareMutual.Web.Portal;

/// <summary>A request that is too large is answered with a page (<see cref="Shared.Security.LargestRequest"/>, which comes after this). A server that
/// answers without reading to the end resets the connection, and a browser then shows an error of its own; so what somebody signed in sends
/// is read and dropped, up to a limit.</summary>
internal static class LargeRequests
{
    private const long MostDropped = 128L * 1024 * 1024;

    public static void UseLargeRequests(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (http.Request.ContentLength is { } length && length > PortalSite.LimitOf(http.Request).Bytes && length <= MostDropped && PortalSession.Read(http.Request) is not null)
        {
            await Drop(http);
        }
        await next();
    });

    private static async Task Drop(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostDropped;
        }
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        while (await http.Request.Body.ReadAsync(buffer, http.RequestAborted) > 0)
        {
        }
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
