using System.Text.Json;

namespace WelfareMutual.Payments.Provider;

/// <summary>
/// What an event says, to find the object it is about. Money is never moved on its word: the object is fetched,
/// because events repeat and come out of order.
/// </summary>
/// <param name="AmountYen">amount_total of a session, amount of anything else.</param>
/// <param name="LiveMode">Null when the event does not say.</param>
/// <param name="Account">Set for events of connected accounts, of which we have none.</param>
internal sealed record WebhookEvent(
    string Id, string Type, DateTimeOffset? Created, string ObjectKind, string ObjectId, string? PaymentIntent, string? ClientReference,
    long? AmountYen, string? Currency, bool? LiveMode, string? Account)
{
    /// <summary>Null when the body is not an event.</summary>
    public static WebhookEvent? Parse(ReadOnlyMemory<byte> body) => StripeReading.TryRead(body, Read, out var read) ? read : null;

    private static WebhookEvent Read(JsonElement json)
    {
        var subject = json.GetProperty("data").GetProperty("object");
        var kind = StripeReading.OptionalText(subject, "object") ?? "";
        var id = StripeReading.Text(subject, "id");
        return new WebhookEvent(
            StripeReading.Text(json, "id"),
            StripeReading.Text(json, "type"),
            Number(json, "created") is { } created ? DateTimeOffset.FromUnixTimeSeconds(created) : null,
            kind,
            id,
            kind == "payment_intent" ? id : StripeReading.Reference(subject, "payment_intent"),
            StripeReading.OptionalText(subject, "client_reference_id"),
            Number(subject, "amount_total") ?? Number(subject, "amount"),
            StripeReading.OptionalText(subject, "currency"),
            json.TryGetProperty("livemode", out var live) ? live.GetBoolean() : null,
            StripeReading.OptionalText(json, "account"));
    }

    private static long? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;
}
