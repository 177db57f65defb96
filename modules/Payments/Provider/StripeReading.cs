using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace WelfareMutual.Payments.Provider;

/// <summary>The provider's objects, read strictly: what lacks a needed field was not understood.</summary>
internal static class StripeReading
{
    public static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static CheckoutSession Session(JsonElement json) => new(
        Text(json, "id"),
        OptionalText(json, "url") is { } url ? new Uri(url, UriKind.Absolute) : null,
        Reference(json, "payment_intent"),
        Text(json, "status") switch
        {
            "open" => CheckoutStatus.Open,
            "complete" => CheckoutStatus.Complete,
            "expired" => CheckoutStatus.Expired,
            _ => throw new FormatException("status"),
        },
        Text(json, "payment_status") == "paid",
        json.GetProperty("amount_total").GetInt64(),
        Text(json, "currency"),
        OptionalText(json, "client_reference_id"),
        json.TryGetProperty("expires_at", out var expiry) && expiry.ValueKind == JsonValueKind.Number
            ? DateTimeOffset.FromUnixTimeSeconds(expiry.GetInt64())
            : null,
        json.GetProperty("livemode").GetBoolean());

    public static ProviderPayment Payment(JsonElement json) => new(
        Text(json, "id"),
        Text(json, "status"),
        json.GetProperty("amount").GetInt64(),
        json.GetProperty("amount_received").GetInt64(),
        Text(json, "currency"),
        Reference(json, "latest_charge"),
        json.GetProperty("livemode").GetBoolean());

    public static ProviderRefund Refund(JsonElement json) => new(
        Text(json, "id"),
        Text(json, "status"),
        json.GetProperty("amount").GetInt64(),
        Text(json, "currency"),
        Reference(json, "payment_intent"),
        DateTimeOffset.FromUnixTimeSeconds(json.GetProperty("created").GetInt64()));

    public static bool TryRead<T>(ReadOnlyMemory<byte> body, Func<JsonElement, T> read, [MaybeNullWhen(false)] out T value)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            value = read(document.RootElement);
            return true;
        }
        catch (Exception e) when (e is JsonException or FormatException or KeyNotFoundException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            value = default;
            return false;
        }
    }

    public static string? ErrorCode(ReadOnlyMemory<byte> body) => TryRead(body, static json =>
    {
        var error = json.GetProperty("error");
        return OptionalText(error, "code") ?? OptionalText(error, "type");
    }, out var code) ? code : null;

    public static string Text(JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw new FormatException(name);

    public static string? OptionalText(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The id of another object, which may also stand there whole.</summary>
    public static string? Reference(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? OptionalText(value, "id") : OptionalText(json, name);
}
