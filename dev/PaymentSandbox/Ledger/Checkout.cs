using WelfareMutual.Dev.PaymentSandbox.Wire;

namespace WelfareMutual.Dev.PaymentSandbox.Ledger;

/// <summary>The life of a checkout session: open, then complete or expired.</summary>
internal sealed class Checkout(Books books)
{
    public CheckoutSession Create(CheckoutSession session) => books.Change(state =>
    {
        state.Sessions.Add(session.Id, session);
        return session;
    });

    public CheckoutSession Expire(string id) => books.Change(state =>
    {
        var session = Find(state, id);
        if (session.Status != "open")
            throw StripeError.Invalid($"Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status of {session.Status}.");
        Close(state, session);
        return session;
    });

    public PaymentIntent CancelIntent(string id) => books.Change(state =>
    {
        var intent = FindIntent(state, id);
        var session = state.Sessions[intent.SessionId];
        if (session.Status == "open")
            throw StripeError.Invalid("You cannot cancel the PaymentIntent of an open Checkout Session. Expire the Checkout Session instead.", "payment_intent_unexpected_state");
        if (intent.Status is "succeeded" or "canceled")
            throw StripeError.Invalid($"You cannot cancel this PaymentIntent because it has a status of {intent.Status}.", "payment_intent_unexpected_state");
        intent.Status = "canceled";
        intent.CanceledAt = books.Clock.Unix;
        books.Tell(state, "payment_intent.canceled", StripeJson.Of(intent));
        books.Tell(state, "checkout.session.async_payment_failed", StripeJson.Of(session));
        return intent;
    });

    /// <summary>Closes what is past its time; runs a few times a second.</summary>
    public void CloseOverdue()
    {
        var now = books.Clock.Unix;
        var overdue = books.Read(state => state.Sessions.Values.Any(s => s.Status == "open" && s.ExpiresAt <= now));
        if (!overdue)
            return;
        books.Change(state =>
        {
            foreach (var session in state.Sessions.Values.Where(s => s.Status == "open" && s.ExpiresAt <= now))
                Close(state, session);
            return 0;
        });
    }

    public static CheckoutSession Find(SandboxState state, string id) =>
        state.Sessions.GetValueOrDefault(id) ?? throw StripeError.Missing("checkout.session", id);

    public static PaymentIntent FindIntent(SandboxState state, string id) =>
        state.Intents.GetValueOrDefault(id) ?? throw StripeError.Missing("payment_intent", id);

    /// <summary>The intent appears with the first attempt to pay, as with the real provider since 2022-08-01.</summary>
    public static PaymentIntent IntentOf(SandboxState state, CheckoutSession session, long now)
    {
        if (session.IntentId is { } id)
            return state.Intents[id];
        var intent = new PaymentIntent
        {
            Id = Books.NewId("pi_"),
            SessionId = session.Id,
            Amount = session.Amount,
            Created = now,
            Methods = session.Methods,
            Metadata = session.IntentMetadata,
        };
        state.Intents.Add(intent.Id, intent);
        session.IntentId = intent.Id;
        return intent;
    }

    private void Close(SandboxState state, CheckoutSession session)
    {
        session.Status = "expired";
        if (session.IntentId is { } id)
        {
            state.Intents[id].Status = "canceled";
            state.Intents[id].CanceledAt = books.Clock.Unix;
        }
        books.Tell(state, "checkout.session.expired", StripeJson.Of(session));
    }
}
