using WelfareMutual.Dev.PaymentSandbox.Wire;

namespace WelfareMutual.Dev.PaymentSandbox.Ledger;

internal sealed class Refunds(Books books)
{
    public Refund Create(string? intentId, string? chargeId, long? amount, string? reason, Dictionary<string, string> metadata) =>
        books.Change(state =>
        {
            var charge = ChargeOf(state, intentId, chargeId);
            var left = charge.Amount - charge.AmountRefunded;
            if (left == 0)
                throw StripeError.Invalid($"Charge {charge.Id} has already been refunded.", "charge_already_refunded");
            var wanted = amount ?? left;
            if (wanted > left)
                throw StripeError.Invalid($"Refund amount (¥{wanted}) is greater than unrefunded amount on charge (¥{left})", param: "amount");
            var refund = new Refund
            {
                Id = Books.NewId("re_"),
                ChargeId = charge.Id,
                IntentId = charge.IntentId,
                Amount = wanted,
                Created = books.Clock.Unix,
                Reason = reason,
                Metadata = metadata,
                // A store cannot pay cash back: the provider writes to the payer and asks for a bank account.
                Status = charge.Method == "konbini" ? "requires_action" : "succeeded",
            };
            state.Refunds.Add(refund.Id, refund);
            charge.AmountRefunded += wanted;
            books.Tell(state, "charge.refunded", StripeJson.Of(charge));
            return refund;
        });

    public bool Finish(string id, bool succeeded) => books.Change(state =>
    {
        var refund = Find(state, id);
        if (refund.Status != "requires_action")
            return false;
        refund.Status = succeeded ? "succeeded" : "failed";
        if (!succeeded)
            state.Charges[refund.ChargeId].AmountRefunded -= refund.Amount;
        books.Tell(state, succeeded ? "refund.updated" : "refund.failed", StripeJson.Of(refund));
        return true;
    });

    public static Refund Find(SandboxState state, string id) =>
        state.Refunds.GetValueOrDefault(id) ?? throw StripeError.Missing("refund", id);

    private static Charge ChargeOf(SandboxState state, string? intentId, string? chargeId)
    {
        if (chargeId is not null)
            return state.Charges.GetValueOrDefault(chargeId) ?? throw StripeError.Missing("charge", chargeId);
        if (intentId is null)
            throw StripeError.Invalid("One of the following params should be provided for this request: payment_intent or charge.", "parameter_missing", "payment_intent");
        var intent = Checkout.FindIntent(state, intentId);
        return intent.ChargeId is { } id
            ? state.Charges[id]
            : throw StripeError.Invalid($"This PaymentIntent ({intent.Id}) does not have a successful charge to refund.", "payment_intent_unexpected_state", "payment_intent");
    }
}
