using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Kernel;

namespace WelfareMutual.Web.BackOffice.Terminals;

/// <summary>The page of whoever does not pass: by itself, without style, script or anything else of the site.</summary>
internal static class GatePage
{
    public static async Task Write(HttpContext http, Refusal refusal, DemoCardReader? reader)
    {
        var isDown = refusal.Kind == RefusalKind.Unavailable;
        http.Response.StatusCode = isDown ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status403Forbidden;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        if (HttpProtocol.IsHttp11(http.Request.Protocol))
        {
            http.Response.Headers.Connection = "close"; // a card that is put in now is asked for on a new connection
        }
        var text = isDown ? "ICカードと端末を確認できないため、開けません。少し待ってから、もう一度お試しください。" : refusal.Text;
        await http.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="ja">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>開けません</title></head>
            <body><main><h1>開けません</h1><p>{HtmlEncoder.Default.Encode(text)}</p>{(reader is null ? "" : Reader(http, reader))}</main></body>
            </html>
            """, Encoding.UTF8, http.RequestAborted);
    }

    /// <summary>Development: another card can be put in from here.</summary>
    private static string Reader(HttpContext http, DemoCardReader reader)
    {
        var token = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);
        var cards = string.Concat(reader.Cards.Select(c => $"<option>{HtmlEncoder.Default.Encode(c)}</option>"));
        return $"""
            <form method="post" action="/demo-card"><input type="hidden" name="{token.FormFieldName}" value="{token.RequestToken}">
            <label for="demo-card">カード（開発用）</label> <select id="demo-card" name="card"><option value="">（抜く）</option>{cards}</select> <button>カードを入れる</button></form>
            """;
    }
}
