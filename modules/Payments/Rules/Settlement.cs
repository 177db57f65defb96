using WelfareMutual.Payments.Collecting;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Payments.Differences;
using WelfareMutual.Payments.Provider;

namespace WelfareMutual.Payments.Rules;

/// <summary>What a payment becomes, from the objects that the provider holds now; never from the order in which events came.</summary>
internal static class Settlement
{
    /// <returns>In what the provider's payment is not ours: nobody moves, staff look. Null when it is.</returns>
    public static DifferenceKind? Differs(Payment payment, CheckoutSession session, ProviderPayment? intent, bool liveMode) =>
        session.Currency != "jpy" || intent is not null && intent.Currency != "jpy" ? DifferenceKind.Currency
        : session.LiveMode != liveMode || session.ClientReference != payment.Id.ToString() ? DifferenceKind.Reference
        : session.AmountYen != payment.Amount.Amount || intent is { Succeeded: true } && intent.ReceivedYen != payment.Amount.Amount ? DifferenceKind.Amount
        : null;

    public static bool Received(CheckoutSession session, ProviderPayment? intent) => session.Paid || intent?.Succeeded == true;

    public static PaymentState Of(CheckoutSession session, ProviderPayment? intent)
    {
        if (Received(session, intent))
        {
            return PaymentState.Captured;
        }
        if (session.Status == CheckoutStatus.Expired || intent?.Status == "canceled")
        {
            return PaymentState.Expired;
        }
        return session.Status == CheckoutStatus.Complete
            ? intent?.Status == "requires_payment_method" ? PaymentState.Expired : PaymentState.Pending
            : PaymentState.Open;
    }
}
