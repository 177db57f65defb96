using System.Text;
using WelfareMutual.Dev.PaymentSandbox.Ledger;

namespace WelfareMutual.Dev.PaymentSandbox.Hosted;

/// <summary>The pages a payer sees: pay, voucher, and the till of the store.</summary>
internal static class HostedRoutes
{
    public static void Map(WebApplication app)
    {
        var style = ReadStyle();
        app.MapGet("/sandbox.css", () => Results.Bytes(style, "text/css; charset=utf-8"));
        app.MapGet("/", () => Page(200, HostedPages.Front()));
        app.MapGet("/c/pay/{id}", (string id, Books books) => Session(books, id) is { } session
            ? ShowPay(session)
            : Page(404, HostedPages.NotFound()));
        app.MapPost("/c/pay/{id}/card", PayByCard);
        app.MapPost("/c/pay/{id}/konbini", TakeVoucher);
        app.MapGet("/c/voucher/{id}", (string id, Books books) => WithVoucher(books, id) is var (session, intent)
            ? Page(200, HostedPages.Voucher(session, intent))
            : Page(404, HostedPages.NotFound()));
        app.MapGet("/c/store/{id}", (string id, Books books) => WithVoucher(books, id) is var (session, intent)
            ? Page(200, HostedPages.Store(session, intent))
            : Page(404, HostedPages.NotFound()));
        app.MapPost("/c/store/{id}/pay", (string id, KonbiniTill till, Books books) => AtStore(id, books, () => till.Pay(id)));
        app.MapPost("/c/store/{id}/lapse", (string id, KonbiniTill till, Books books) => AtStore(id, books, () => till.Lapse(id)));
    }

    private static IResult ShowPay(CheckoutSession session) => session switch
    {
        { Status: "complete", PaymentStatus: "paid" } => Results.Redirect(SuccessUrl(session)),
        { Status: "complete" } => Results.Redirect($"/c/voucher/{session.Id}"),
        { Status: "expired" } => Page(410, HostedPages.Expired(session)),
        _ => Page(200, HostedPages.Pay(session, null)),
    };

    private static async Task<IResult> PayByCard(string id, HttpRequest request, Books books, CardTill till)
    {
        if (Session(books, id) is not { } session)
            return Page(404, HostedPages.NotFound());
        var form = await request.ReadFormAsync();
        var digits = new string([.. form["number"].ToString().Normalize(NormalizationForm.FormKC).Where(char.IsAsciiDigit)]);
        return till.Pay(id, digits) switch
        {
            CardOutcome.Paid => SeeOther(SuccessUrl(session)),
            CardOutcome.NotOpen => SeeOther($"/c/pay/{id}"),
            CardOutcome.Declined => Page(402, HostedPages.Pay(session, "このカードは使えません（カード会社に断られました）。別のカードをお使いください。")),
            CardOutcome.InsufficientFunds => Page(402, HostedPages.Pay(session, "残高が足りないため、支払えません。別のカードをお使いください。")),
            _ => Page(400, HostedPages.Pay(session, "練習用のカード番号を入力してください。本物のカード番号は使えません。")),
        };
    }

    private static async Task<IResult> TakeVoucher(string id, HttpRequest request, Books books, KonbiniTill till)
    {
        if (Session(books, id) is not { } session)
            return Page(404, HostedPages.NotFound());
        var store = (await request.ReadFormAsync())["store"].ToString();
        if (session.Status == "open" && !KonbiniTill.Stores.ContainsKey(store))
            return Page(400, HostedPages.Pay(session, "支払うコンビニを選んでください。", atStores: true));
        return SeeOther(till.TakeVoucher(id, store) ? $"/c/voucher/{id}" : $"/c/pay/{id}");
    }

    private static IResult AtStore(string id, Books books, Func<bool> act)
    {
        if (WithVoucher(books, id) is null)
            return Results.NotFound();
        act();
        return SeeOther($"/c/store/{id}");
    }

    private static CheckoutSession? Session(Books books, string id) => books.Read(state => state.Sessions.GetValueOrDefault(id));

    private static (CheckoutSession Session, PaymentIntent Intent)? WithVoucher(Books books, string id) => books.Read(state =>
        state.Sessions.GetValueOrDefault(id) is { IntentId: { } intentId } session && state.Intents[intentId] is { Voucher: not null } intent
            ? (session, intent)
            : ((CheckoutSession, PaymentIntent)?)null);

    internal static string SuccessUrl(CheckoutSession session) =>
        session.SuccessUrl.Replace("{CHECKOUT_SESSION_ID}", session.Id, StringComparison.Ordinal);

    private static SeeOtherResult SeeOther(string url) => new SeeOtherResult(url);

    private static HtmlResult Page(int status, string html) => new HtmlResult(status, html);

    private static byte[] ReadStyle()
    {
        using var stream = typeof(HostedRoutes).Assembly.GetManifestResourceStream("sandbox.css")!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private sealed class SeeOtherResult(string url) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = 303;
            httpContext.Response.Headers.Location = url;
            return Task.CompletedTask;
        }
    }

    private sealed class HtmlResult(int status, string html) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = status;
            response.ContentType = "text/html; charset=utf-8";
            response.Headers.CacheControl = "no-store";
            // No form-action: browsers apply it to the redirect that leads back to the shop, too.
            response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";
            response.Headers["Referrer-Policy"] = "no-referrer";
            response.Headers.XContentTypeOptions = "nosniff";
            return response.WriteAsync(html);
        }
    }
}
