using System.Net;
using System.Text.Json;

namespace WelfareMutual.Payments.Provider;

/// <summary>The few calls of the provider that we use. Every call that changes something carries the caller's key.</summary>
internal sealed class StripeClient(HttpClient http)
{
    public Task<StripeAnswer<CheckoutSession>> CreateSession(HostedCheckout order, string idempotencyKey, CancellationToken cancellation)
    {
        var methods = order.Methods.Select(method => method == CheckoutMethod.Konbini ? "konbini" : "card");
        var form = new StripeForm()
            .Add("mode", "payment")
            .AddEach("payment_method_types", methods)
            .Add("line_items[0][price_data][currency]", "jpy")
            .Add("line_items[0][price_data][unit_amount]", order.AmountYen)
            .Add("line_items[0][price_data][product_data][name]", order.ProductName)
            .Add("line_items[0][quantity]", 1)
            .Add("client_reference_id", order.ClientReference)
            .Add("success_url", order.SuccessUrl.AbsoluteUri)
            .Add("cancel_url", order.CancelUrl.AbsoluteUri)
            .Add("expires_at", order.ExpiresAt.ToUnixTimeSeconds())
            .Add("locale", "ja")
            .AddMap("metadata", order.Metadata)
            .AddMap("payment_intent_data[metadata]", order.Metadata);
        if (order.Methods.Contains(CheckoutMethod.Konbini))
            form.Add("payment_method_options[konbini][expires_after_days]", order.KonbiniDays);
        return Post("v1/checkout/sessions", form, idempotencyKey, StripeReading.Session, cancellation);
    }

    public Task<StripeAnswer<CheckoutSession>> GetSession(string id, CancellationToken cancellation) =>
        Get($"v1/checkout/sessions/{Segment(id)}", StripeReading.Session, cancellation);

    public Task<StripeAnswer<CheckoutSession>> ExpireSession(string id, string idempotencyKey, CancellationToken cancellation) =>
        Post($"v1/checkout/sessions/{Segment(id)}/expire", new StripeForm(), idempotencyKey, StripeReading.Session, cancellation);

    public Task<StripeAnswer<ProviderPayment>> GetPaymentIntent(string id, CancellationToken cancellation) =>
        Get($"v1/payment_intents/{Segment(id)}", StripeReading.Payment, cancellation);

    /// <summary>Ends a voucher nobody has paid. Needs the back office's key.</summary>
    public Task<StripeAnswer<ProviderPayment>> CancelPaymentIntent(string id, string idempotencyKey, CancellationToken cancellation) =>
        Post($"v1/payment_intents/{Segment(id)}/cancel", new StripeForm(), idempotencyKey, StripeReading.Payment, cancellation);

    /// <summary>All of what is left, or a part of it. Needs the back office's key.</summary>
    public Task<StripeAnswer<ProviderRefund>> Refund(string paymentIntent, long? amountYen, string idempotencyKey, CancellationToken cancellation) =>
        Post("v1/refunds", new StripeForm().Add("payment_intent", paymentIntent).Add("amount", amountYen), idempotencyKey, StripeReading.Refund, cancellation);

    public Task<StripeAnswer<ProviderRefund>> GetRefund(string id, CancellationToken cancellation) =>
        Get($"v1/refunds/{Segment(id)}", StripeReading.Refund, cancellation);

    /// <summary>The newest refund of a payment; unreadable when there is none.</summary>
    public Task<StripeAnswer<ProviderRefund>> LatestRefund(string paymentIntent, CancellationToken cancellation) =>
        Get($"v1/refunds?payment_intent={Segment(paymentIntent)}&limit=1", static list => StripeReading.Refund(list.GetProperty("data").EnumerateArray().First()), cancellation);

    private async Task<StripeAnswer<T>> Get<T>(string path, Func<JsonElement, T> read, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await Send(request, read, cancellation);
    }

    private async Task<StripeAnswer<T>> Post<T>(string path, StripeForm form, string key, Func<JsonElement, T> read, CancellationToken cancellation)
    {
        if (key.Length is 0 or > 255)
            throw new ArgumentException("An idempotency key has 1 to 255 characters.", nameof(key));
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form.ToContent() };
        request.Headers.Add("Idempotency-Key", key);
        return await Send(request, read, cancellation);
    }

    private async Task<StripeAnswer<T>> Send<T>(HttpRequestMessage request, Func<JsonElement, T> read, CancellationToken cancellation)
    {
        try
        {
            using var answer = await http.SendAsync(request, cancellation);
            var body = await answer.Content.ReadAsByteArrayAsync(cancellation);
            return Judge(answer, body, read);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new StripeAnswer<T>.Unsure("timeout", null);
        }
        catch (HttpRequestException)
        {
            return new StripeAnswer<T>.Unsure("unreachable", null);
        }
    }

    private static StripeAnswer<T> Judge<T>(HttpResponseMessage answer, byte[] body, Func<JsonElement, T> read)
    {
        var requestId = answer.Headers.TryGetValues("Request-Id", out var ids) ? ids.FirstOrDefault() : null;
        var status = (int)answer.StatusCode;
        if (answer.IsSuccessStatusCode)
        {
            return StripeReading.TryRead(body, read, out var value)
                ? new StripeAnswer<T>.Done(value)
                : new StripeAnswer<T>.Unsure("unreadable", requestId);
        }
        // 409: another attempt with this key is under way. 429: come back later. 3xx is never expected here.
        var definite = status is >= 400 and < 500
            && answer.StatusCode is not (HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests);
        return definite
            ? new StripeAnswer<T>.Refused(status, StripeReading.ErrorCode(body) ?? $"http_{status}", requestId)
            : new StripeAnswer<T>.Unsure($"http_{status}", requestId);
    }

    private static string Segment(string id) => Uri.EscapeDataString(id);
}
