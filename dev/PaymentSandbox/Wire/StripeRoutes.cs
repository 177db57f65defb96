using System.Text.Json.Nodes;
using WelfareMutual.Dev.PaymentSandbox.Ledger;

namespace WelfareMutual.Dev.PaymentSandbox.Wire;

internal sealed record StripeCall(string Method, string Path, StripeForm Form, KeyKind Key, string PageRoot);

internal enum KeyKind
{
    Portal,
    Office,
}

/// <summary>The part of the provider's interface that we use, and which key may do what.</summary>
internal sealed class StripeRoutes(Books books, Checkout checkout, Refunds refunds)
{
    public JsonObject Answer(StripeCall call) => (call.Method, call.Path.Trim('/').Split('/')[1..]) switch
    {
        ("POST", ["checkout", "sessions"]) => Shown(checkout.Create(SessionForm.Read(call.Form, books.Clock.Unix, call.PageRoot)), call),
        ("GET", ["checkout", "sessions"]) => SessionList(call),
        ("GET", ["checkout", "sessions", var id]) => Shown(books.Read(state => Checkout.Find(state, id)), call),
        ("POST", ["checkout", "sessions", var id, "expire"]) => Shown(checkout.Expire(id), call),
        ("GET", ["payment_intents", var id]) => Shown(books.Read(state => Checkout.FindIntent(state, id)), call),
        ("POST", ["payment_intents", var id, "cancel"]) => OfficeOnly(call, () => Shown(checkout.CancelIntent(id), call)),
        ("POST", ["refunds"]) => OfficeOnly(call, () => NewRefund(call)),
        ("GET", ["refunds"]) => RefundList(call),
        ("GET", ["refunds", var id]) => books.Read(state => StripeJson.Of(Refunds.Find(state, id))),
        ("GET", ["events"]) => EventList(call),
        ("GET", ["events", var id]) => OneEvent(id),
        _ => throw new StripeError(404, "invalid_request_error", $"Unrecognized request URL ({call.Method}: {call.Path})."),
    };

    private static JsonObject OfficeOnly(StripeCall call, Func<JsonObject> answer) => call.Key == KeyKind.Office
        ? answer()
        : throw new StripeError(403, "invalid_request_error", "The provided key does not have the required permissions for this endpoint.", "insufficient_permissions");

    private JsonObject NewRefund(StripeCall call)
    {
        var form = call.Form;
        form.AllowOnly("payment_intent", "charge", "amount", "reason", "metadata", "instructions_email", "expand");
        var amount = form.Number("amount");
        if (amount <= 0)
            throw StripeError.Invalid("This value must be greater than or equal to 1.", "parameter_invalid_integer", "amount");
        return StripeJson.Of(refunds.Create(form.Text("payment_intent"), form.Text("charge"), amount, form.Text("reason"), form.Map("metadata")));
    }

    private JsonObject Shown(CheckoutSession session, StripeCall call) => books.Read(state =>
    {
        var json = StripeJson.Of(session);
        if (call.Form.List("expand").Contains("payment_intent") && session.IntentId is { } id)
            json["payment_intent"] = StripeJson.Of(state.Intents[id]);
        return json;
    });

    private JsonObject Shown(PaymentIntent intent, StripeCall call) => books.Read(state =>
    {
        var json = StripeJson.Of(intent);
        if (call.Form.List("expand").Contains("latest_charge") && intent.ChargeId is { } id)
            json["latest_charge"] = StripeJson.Of(state.Charges[id]);
        return json;
    });

    private JsonObject SessionList(StripeCall call) => books.Read(state => Page(call, state.Sessions.Values
        .Where(s => call.Form.Text("payment_intent") is not { } intent || s.IntentId == intent)
        .Where(s => call.Form.Text("status") is not { } status || s.Status == status)
        .Where(s => InTime(call, s.Created)).Reverse(), s => s.Id, StripeJson.Of));

    private JsonObject RefundList(StripeCall call) => books.Read(state => Page(call, state.Refunds.Values
        .Where(r => call.Form.Text("payment_intent") is not { } intent || r.IntentId == intent)
        .Where(r => InTime(call, r.Created)).Reverse(), r => r.Id, StripeJson.Of));

    private JsonObject EventList(StripeCall call) => books.Read(state => Page(call, state.Events
        .Where(e => call.Form.Text("type") is not { } type || e.Type == type)
        .Where(e => InTime(call, e.Created)).Reverse(), e => e.Id, e => JsonNode.Parse(e.Body)!.AsObject()));

    private JsonObject OneEvent(string id) => books.Read(state =>
        state.Events.Find(e => e.Id == id) is { } found
            ? JsonNode.Parse(found.Body)!.AsObject()
            : throw StripeError.Missing("event", id));

    private static bool InTime(StripeCall call, long created) =>
        created >= (call.Form.Number("created[gte]") ?? long.MinValue) && created < (call.Form.Number("created[lt]") ?? long.MaxValue);

    /// <summary>Newest first, 1 to 100 a page, continued after <c>starting_after</c>.</summary>
    private static JsonObject Page<T>(StripeCall call, IEnumerable<T> newestFirst, Func<T, string> id, Func<T, JsonObject> json)
    {
        var limit = (int)Math.Clamp(call.Form.Number("limit") ?? 10, 1, 100);
        if (call.Form.Text("starting_after") is { } after)
            newestFirst = newestFirst.SkipWhile(item => id(item) != after).Skip(1);
        var page = newestFirst.Take(limit + 1).ToList();
        return StripeJson.List(call.Path, page.Take(limit).Select(json), page.Count > limit);
    }
}
