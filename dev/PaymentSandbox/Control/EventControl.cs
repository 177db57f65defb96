using System.Text.Json.Nodes;
using WelfareMutual.Dev.PaymentSandbox.Ledger;
using WelfareMutual.Dev.PaymentSandbox.Webhooks;
using WelfareMutual.Dev.PaymentSandbox.Wire;

namespace WelfareMutual.Dev.PaymentSandbox.Control;

internal sealed record WebhookOrder(bool? Enabled = null, string? Url = null, string? Secret = null);

/// <summary>How an event is sent once more: as it was, or forged in one respect.</summary>
internal sealed record ResendOrder(
    int Times = 1, string Signature = "ok", bool Parallel = false, string? Account = null, bool? Livemode = null, long? Amount = null, string? Currency = null);

/// <summary>Deliveries that repeat, come out of order, stop, or are forged.</summary>
internal static class EventControl
{
    public static void Map(WebApplication app)
    {
        var control = app.MapGroup("/_control");
        control.MapGet("/events", (Books books) => Results.Json(books.Read(state => state.Events
            .Select(e => new { id = e.Id, type = e.Type, created = e.Created, delivered = e.Delivered, attempts = e.Attempts, last_status = e.LastStatus }).ToList())));
        control.MapPost("/events/{id}/resend", Resend);
        control.MapPost("/events/shuffle", Shuffle);
        control.MapGet("/webhook", (WebhookSender sender) => Shown(sender));
        control.MapPost("/webhook", (WebhookOrder order, WebhookSender sender) =>
        {
            sender.Enabled = order.Enabled ?? sender.Enabled;
            sender.Url = order.Url ?? sender.Url;
            sender.Secret = order.Secret ?? sender.Secret;
            return Shown(sender);
        });
    }

    private static IResult Shown(WebhookSender sender) => Results.Json(new { enabled = sender.Enabled, url = sender.Url });

    private static async Task<IResult> Resend(string id, ResendOrder order, Books books, WebhookSender sender)
    {
        if (!Enum.TryParse<SignatureKind>(order.Signature.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var kind))
            return Results.Json(new { ok = false, signatures = "ok, missing, wrong_secret, v0_only, old, future, two_secrets" }, statusCode: 400);
        if (books.Read(state => state.Events.Find(e => e.Id == id)) is not { } found)
            return Results.Json(new { ok = false }, statusCode: 404);
        var body = Altered(found.Body, order);
        var statuses = new List<int>();
        if (order.Parallel)
            statuses.AddRange(await Task.WhenAll(Enumerable.Range(0, order.Times).Select(_ => sender.Post(body, kind))));
        else
            for (var i = 0; i < order.Times; i++)
                statuses.Add(await sender.Post(body, kind));
        return Results.Json(new { statuses });
    }

    /// <summary>Every event so far, so many times, in an order that the seed decides.</summary>
    private static async Task<IResult> Shuffle(int? times, int? seed, Books books, WebhookSender sender)
    {
        var bodies = books.Read(state => state.Events.Select(e => e.Body).ToArray());
        var deck = Enumerable.Repeat(bodies, times ?? 1).SelectMany(b => b).ToArray();
        var chosen = seed ?? Random.Shared.Next();
        new Random(chosen).Shuffle(deck);
        var refused = 0;
        foreach (var body in deck)
            if (await sender.Post(body, SignatureKind.Ok) is < 200 or >= 300)
                refused++;
        return Results.Json(new { seed = chosen, sent = deck.Length, refused });
    }

    private static string Altered(string body, ResendOrder order)
    {
        if (order is { Account: null, Livemode: null, Amount: null, Currency: null })
            return body;
        var json = JsonNode.Parse(body)!.AsObject();
        var subject = json["data"]!["object"]!.AsObject();
        if (order.Account is not null)
            json["account"] = order.Account;
        if (order.Livemode is { } live)
            json["livemode"] = live;
        if (order.Amount is { } amount)
            subject[subject.ContainsKey("amount_total") ? "amount_total" : "amount"] = amount;
        if (order.Currency is not null)
            subject["currency"] = order.Currency;
        return json.ToJsonString(StripeJson.Plain);
    }
}
