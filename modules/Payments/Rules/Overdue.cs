using WelfareMutual.Payments.Collecting;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Payments.Provider;

namespace WelfareMutual.Payments.Rules;

/// <summary>When people must know that an outcome does not come (PAY-02, TIC-10). The looking goes on until it has come or they have settled it.</summary>
internal static class Overdue
{
    /// <summary>The provider sends an event again for three days (docs.stripe.com/webhooks); the rest is for us.</summary>
    public static readonly TimeSpan UnpaidAfter = TimeSpan.FromDays(7);

    /// <summary>The payer has 45 days to name an account, then the refund ends without one (docs.stripe.com/payments/customer-balance/refunding;
    /// STANDARDS 8: at a store the provider asks by mail in the same way); five more for the transfer. A card is quicker.</summary>
    private static readonly TimeSpan RefundAfter = TimeSpan.FromDays(50);

    /// <summary>The last day to pay is long past, and the provider still names no end.</summary>
    public static bool Unpaid(Payment payment, DateTimeOffset now) =>
        payment.State is PaymentState.Open or PaymentState.Pending && now >= payment.PayBy + UnpaidAfter;

    /// <summary>For a refund that is neither done nor failed.</summary>
    public static bool Refund(ProviderRefund refund, DateTimeOffset now) => now >= refund.CreatedAt + RefundAfter;
}
