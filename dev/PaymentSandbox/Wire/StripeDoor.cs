using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using WelfareMutual.Dev.PaymentSandbox.Control;
using WelfareMutual.Dev.PaymentSandbox.Ledger;

namespace WelfareMutual.Dev.PaymentSandbox.Wire;

/// <summary>What every call passes: key, version, planned faults, idempotency; and how answers and errors are written.</summary>
internal sealed partial class StripeDoor(Books books, StripeRoutes routes, Faults faults, Settings settings)
{
    private readonly Idempotency idempotency = new(books);

    public async Task Handle(HttpContext context)
    {
        context.Response.Headers["Request-Id"] = Books.NewId("req_");
        context.Response.Headers["Stripe-Version"] = StripeJson.ApiVersion;
        try
        {
            var key = KeyOf(context.Request);
            CheckVersion(context.Request);
            var body = await BodyOf(context.Request);
            await Answer(context, key, body);
        }
        catch (StripeError error)
        {
            await Write(context, error.Status, error.ToJson().ToJsonString(StripeJson.Plain));
        }
    }

    private async Task Answer(HttpContext context, KeyKind key, string body)
    {
        var request = context.Request;
        var fault = faults.Take(request.Method, request.Path);
        if (fault.Kind == FaultKind.RateLimit)
            throw new StripeError(429, "invalid_request_error", "Too many requests hit the API too quickly.", "rate_limit");
        if (fault.Kind == FaultKind.ErrorBefore)
            throw new StripeError(500, "api_error", "An unknown error occurred.");

        var form = new StripeForm(request.Method == "GET" ? request.QueryString.Value ?? "" : body);
        var call = new StripeCall(request.Method, request.Path, form, key, settings.PublicUrl ?? $"{request.Scheme}://{request.Host}");
        var (status, answer) = await Once(context, call, body, fault);
        if (fault.Kind == FaultKind.DropAnswer)
            context.Abort();
        else
            await Write(context, status, answer);
    }

    private async Task<(int Status, string Body)> Once(HttpContext context, StripeCall call, string body, Fault fault)
    {
        var idempotencyKey = call.Method == "POST" ? (string?)context.Request.Headers["Idempotency-Key"] : null;
        if (string.IsNullOrEmpty(idempotencyKey))
        {
            await Faults.Wait(fault);
            return Run(call, fault);
        }
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{call.Method} {call.Path}\n{body}")));
        if (idempotency.Begin(idempotencyKey, hash) is { } stored)
        {
            context.Response.Headers["Idempotent-Replayed"] = "true";
            return (stored.Status, stored.Body);
        }
        context.Response.Headers["Idempotency-Key"] = idempotencyKey;
        try
        {
            await Faults.Wait(fault);
            var (status, answer) = Run(call, fault);
            idempotency.End(idempotencyKey, hash, status, answer);
            return (status, answer);
        }
        catch
        {
            idempotency.Forget(idempotencyKey);
            throw;
        }
    }

    private (int Status, string Body) Run(StripeCall call, Fault fault)
    {
        try
        {
            var answer = routes.Answer(call);
            if (fault.Kind == FaultKind.ErrorAfter)
                throw new StripeError(500, "api_error", "An unknown error occurred.");
            return (200, answer.ToJsonString(StripeJson.Plain));
        }
        catch (StripeError error)
        {
            return (error.Status, error.ToJson().ToJsonString(StripeJson.Plain));
        }
    }

    private static KeyKind KeyOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        var key = header.StartsWith("Bearer ", StringComparison.Ordinal) ? header[7..] : "";
        if (key.StartsWith("sk_test_portal_", StringComparison.Ordinal) || key.StartsWith("rk_live_portal_", StringComparison.Ordinal))
            return KeyKind.Portal;
        if (key.StartsWith("sk_test_office_", StringComparison.Ordinal) || key.StartsWith("rk_live_office_", StringComparison.Ordinal))
            return KeyKind.Office;
        throw new StripeError(401, "invalid_request_error", key.Length == 0
            ? "You did not provide an API key."
            : "Invalid API Key provided.", "api_key_invalid");
    }

    private static void CheckVersion(HttpRequest request)
    {
        if (!VersionShape().IsMatch(request.Headers["Stripe-Version"].ToString()))
            throw StripeError.Invalid("This sandbox wants the header Stripe-Version, as in 2026-10-28.endive.");
    }

    private static async Task<string> BodyOf(HttpRequest request)
    {
        if (request.Method != "GET" && request.ContentLength > 0 && !request.HasFormContentType)
            throw StripeError.Invalid("Send application/x-www-form-urlencoded.");
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    private static async Task Write(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        if (status is 409 or 429)
            context.Response.Headers["Stripe-Should-Retry"] = "true";
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}(\.[a-z]+)?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex VersionShape();
}
