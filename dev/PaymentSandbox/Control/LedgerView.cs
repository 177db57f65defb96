using WelfareMutual.Dev.PaymentSandbox.Ledger;

namespace WelfareMutual.Dev.PaymentSandbox.Control;

/// <summary>The money as the provider saw it: the other side of every three-way match.</summary>
internal static class LedgerView
{
    public static object Of(SandboxState state)
    {
        var captured = state.Charges.Values.Sum(charge => charge.Amount);
        var refunded = state.Charges.Values.Sum(charge => charge.AmountRefunded);
        return new
        {
            captured,
            refunded,
            net = captured - refunded,
            charges = state.Charges.Values.Select(charge => Line(state, charge)).ToList(),
            refunds = state.Refunds.Values.Select(r => new { id = r.Id, payment_intent = r.IntentId, amount = r.Amount, status = r.Status, created = r.Created }).ToList(),
        };
    }

    private static object Line(SandboxState state, Charge charge)
    {
        var session = state.Sessions[state.Intents[charge.IntentId].SessionId];
        return new
        {
            id = charge.Id,
            payment_intent = charge.IntentId,
            session = session.Id,
            client_reference_id = session.ClientReferenceId,
            metadata = session.Metadata,
            method = charge.Method,
            amount = charge.Amount,
            amount_refunded = charge.AmountRefunded,
            created = charge.Created,
        };
    }
}
