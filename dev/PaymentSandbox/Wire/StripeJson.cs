using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using WelfareMutual.Dev.PaymentSandbox.Ledger;

namespace WelfareMutual.Dev.PaymentSandbox.Wire;

/// <summary>The provider's objects as it writes them, with the fields we read and those its own SDK expects.</summary>
internal static class StripeJson
{
    public const string ApiVersion = "2026-10-28.endive";

    public static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Of(CheckoutSession session) => new()
    {
        ["id"] = session.Id,
        ["object"] = "checkout.session",
        ["amount_subtotal"] = session.Amount,
        ["amount_total"] = session.Amount,
        ["cancel_url"] = session.CancelUrl,
        ["client_reference_id"] = session.ClientReferenceId,
        ["created"] = session.Created,
        ["currency"] = "jpy",
        ["customer_email"] = session.CustomerEmail,
        ["expires_at"] = session.ExpiresAt,
        ["livemode"] = false,
        ["metadata"] = Map(session.Metadata),
        ["mode"] = "payment",
        ["payment_intent"] = session.IntentId,
        ["payment_method_types"] = Texts(session.Methods),
        ["payment_status"] = session.PaymentStatus,
        ["status"] = session.Status,
        ["success_url"] = session.SuccessUrl,
        ["url"] = session.Status == "open" ? session.PageUrl : null,
    };

    public static JsonObject Of(PaymentIntent intent) => new()
    {
        ["id"] = intent.Id,
        ["object"] = "payment_intent",
        ["amount"] = intent.Amount,
        ["amount_received"] = intent.AmountReceived,
        ["canceled_at"] = intent.CanceledAt,
        ["created"] = intent.Created,
        ["currency"] = "jpy",
        ["last_payment_error"] = Failure(intent.FailureCode),
        ["latest_charge"] = intent.ChargeId,
        ["livemode"] = false,
        ["metadata"] = Map(intent.Metadata),
        ["next_action"] = intent.Status == "requires_action" ? NextAction(intent.Voucher) : null,
        ["payment_method_types"] = Texts(intent.Methods),
        ["status"] = intent.Status,
    };

    public static JsonObject Of(Charge charge) => new()
    {
        ["id"] = charge.Id,
        ["object"] = "charge",
        ["amount"] = charge.Amount,
        ["amount_captured"] = charge.Amount,
        ["amount_refunded"] = charge.AmountRefunded,
        ["captured"] = true,
        ["created"] = charge.Created,
        ["currency"] = "jpy",
        ["livemode"] = false,
        ["paid"] = true,
        ["payment_intent"] = charge.IntentId,
        ["payment_method_details"] = charge.Method == "card"
            ? new JsonObject { ["type"] = "card", ["card"] = new JsonObject { ["brand"] = "visa", ["last4"] = charge.Last4 } }
            : new JsonObject { ["type"] = "konbini", ["konbini"] = new JsonObject { ["store"] = new JsonObject { ["chain"] = charge.Store } } },
        ["refunded"] = charge.AmountRefunded == charge.Amount,
        ["status"] = "succeeded",
    };

    public static JsonObject Of(Refund refund) => new()
    {
        ["id"] = refund.Id,
        ["object"] = "refund",
        ["amount"] = refund.Amount,
        ["charge"] = refund.ChargeId,
        ["created"] = refund.Created,
        ["currency"] = "jpy",
        ["metadata"] = Map(refund.Metadata),
        ["payment_intent"] = refund.IntentId,
        ["reason"] = refund.Reason,
        ["status"] = refund.Status,
    };

    public static JsonObject List(string path, IEnumerable<JsonNode> items, bool more = false) => new()
    {
        ["object"] = "list",
        ["data"] = new JsonArray([.. items]),
        ["has_more"] = more,
        ["url"] = path,
    };

    private static JsonObject? Failure(string? code) => code switch
    {
        null => null,
        "payment_intent_payment_attempt_expired" => new JsonObject
        {
            ["type"] = "invalid_request_error",
            ["code"] = code,
            ["message"] = "The payment attempt has expired.",
        },
        _ => new JsonObject
        {
            ["type"] = "card_error",
            ["code"] = "card_declined",
            ["decline_code"] = code,
            ["message"] = "Your card was declined.",
        },
    };

    private static JsonObject? NextAction(Voucher? voucher) => voucher is null ? null : new JsonObject
    {
        ["type"] = "konbini_display_details",
        ["konbini_display_details"] = new JsonObject
        {
            ["expires_at"] = voucher.ExpiresAt,
            ["stores"] = new JsonObject { [voucher.Store] = new JsonObject { ["confirmation_number"] = voucher.ConfirmationNumber } },
        },
    };

    private static JsonObject Map(Dictionary<string, string> map) =>
        new(map.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
