using WelfareMutual.Dev.PaymentSandbox.Wire;

namespace WelfareMutual.Dev.PaymentSandbox.Ledger;

internal enum CardOutcome
{
    Paid,
    NotOpen,
    UnknownNumber,
    Declined,
    InsufficientFunds,
}

/// <summary>Takes the published test card numbers and no others; keeps the last four digits only.</summary>
internal sealed class CardTill(Books books)
{
    public const string GoodCard = "4242424242424242";
    public const string DeclinedCard = "4000000000000002";
    public const string PoorCard = "4000000000009995";

    public CardOutcome Pay(string sessionId, string number) => books.Change(state =>
    {
        var session = Checkout.Find(state, sessionId);
        if (session.Status != "open" || session.ExpiresAt <= books.Clock.Unix)
            return CardOutcome.NotOpen;
        if (!session.Methods.Contains("card"))
            return CardOutcome.NotOpen;
        switch (number)
        {
            case GoodCard:
                Settle(state, session, number[^4..]);
                return CardOutcome.Paid;
            case DeclinedCard:
                Decline(state, session, "generic_decline");
                return CardOutcome.Declined;
            case PoorCard:
                Decline(state, session, "insufficient_funds");
                return CardOutcome.InsufficientFunds;
            default:
                return CardOutcome.UnknownNumber;
        }
    });

    private void Settle(SandboxState state, CheckoutSession session, string last4)
    {
        var now = books.Clock.Unix;
        var intent = Checkout.IntentOf(state, session, now);
        var charge = new Charge
        {
            Id = Books.NewId("ch_"),
            IntentId = intent.Id,
            Amount = session.Amount,
            Created = now,
            Method = "card",
            Last4 = last4,
        };
        state.Charges.Add(charge.Id, charge);
        intent.Status = "succeeded";
        intent.AmountReceived = charge.Amount;
        intent.ChargeId = charge.Id;
        intent.FailureCode = null;
        session.Status = "complete";
        session.PaymentStatus = "paid";
        books.Tell(state, "payment_intent.succeeded", StripeJson.Of(intent));
        books.Tell(state, "checkout.session.completed", StripeJson.Of(session));
    }

    private void Decline(SandboxState state, CheckoutSession session, string code)
    {
        var intent = Checkout.IntentOf(state, session, books.Clock.Unix);
        intent.FailureCode = code;
        books.Tell(state, "payment_intent.payment_failed", StripeJson.Of(intent));
    }
}
