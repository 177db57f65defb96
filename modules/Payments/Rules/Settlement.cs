using WelfareMutual.Payments.Collecting;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Payments.Provider;

namespace WelfareMutual.Payments.Rules;

/// <summary>What a payment becomes, from the objects that the provider holds now; never from the order in which events came.</summary>
internal static class Settlement
{
    /// <returns>Null when amount, currency or reference are not those of our payment: nobody moves, staff look.</returns>
    public static PaymentState? Of(Payment payment, CheckoutSession session, ProviderPayment? intent, bool liveMode)
    {
        if (session.AmountYen != payment.Amount.Amount || session.Currency != "jpy" || session.LiveMode != liveMode
            || session.ClientReference != payment.Id.ToString()
            || intent is not null && (intent.Currency != "jpy" || intent.Succeeded && intent.ReceivedYen != payment.Amount.Amount))
        {
            return null;
        }
        if (session.Paid || intent?.Succeeded == true)
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
