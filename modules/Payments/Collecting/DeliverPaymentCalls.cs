using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel.Outbox;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Payments.Differences;
using WelfareMutual.Payments.Provider;

namespace WelfareMutual.Payments.Collecting;

/// <summary>Opens what the Gateway could not open at once.</summary>
internal sealed class OpenLater(PaymentsDb db, HostedPages pages) : IDeliver
{
    public string Kind => "payment.open";

    public async Task<Delivery> Deliver(OutboxRow row, CancellationToken ct)
    {
        var payment = await db.Payments.SingleAsync(p => p.Id == row.Read<PaymentRef>().PaymentId, ct);
        if (!pages.StillWorthOpening(payment))
        {
            if (payment is { State: PaymentState.Opening, SessionRef: null }) // nobody has seen a page of it
            {
                (payment.State, payment.Abandoned) = (PaymentState.Expired, true);
                await db.SaveChangesAsync(ct);
            }
            return Delivery.Sent;
        }
        switch (await pages.Ask(payment, ct))
        {
            case StripeAnswer<CheckoutSession>.Done { Value: var session }:
                (payment.SessionRef, payment.PageUrl, payment.State) = (session.Id, session.Url?.ToString(), PaymentState.Open);
                await db.SaveChangesAsync(ct);
                return Delivery.Sent;
            case StripeAnswer<CheckoutSession>.Refused:
                payment.State = PaymentState.Failed;
                await db.SaveChangesAsync(ct);
                return Delivery.Never;
            default:
                return Delivery.Later;
        }
    }
}

/// <summary>Takes back a page that must not be paid any more.</summary>
internal sealed class ExpireLater(PaymentsDb db, StripeClient provider) : IDeliver
{
    public string Kind => "payment.expire";

    public async Task<Delivery> Deliver(OutboxRow row, CancellationToken ct)
    {
        var payment = await db.Payments.SingleAsync(p => p.Id == row.Read<PaymentRef>().PaymentId, ct);
        if (payment.SessionRef is null)
        {
            return Delivery.Sent;
        }
        var key = row.Id.ToString();
        if (payment is { State: PaymentState.Pending, IntentRef: { } intent })
        {
            return await provider.CancelPaymentIntent(intent, key, ct) is StripeAnswer<ProviderPayment>.Unsure ? Delivery.Later : Delivery.Sent;
        }
        return await provider.ExpireSession(payment.SessionRef, key, ct) is StripeAnswer<CheckoutSession>.Unsure ? Delivery.Later : Delivery.Sent;
    }
}

/// <summary>Gives all of a payment back: the back office's key may, the Gateway's may not.</summary>
internal sealed class RefundLater(PaymentsDb db, StripeClient provider, Settle settle, FoundDifferences differences) : IDeliver
{
    private const int ToldAfter = 4;

    public string Kind => "payment.refund";

    public async Task<Delivery> Deliver(OutboxRow row, CancellationToken ct)
    {
        var order = row.Read<RefundRef>();
        var payment = await db.Payments.SingleAsync(p => p.Id == order.PaymentId, ct);
        if (payment.State != PaymentState.Refunding)
        {
            return Delivery.Sent;
        }
        var answer = await provider.Refund(payment.IntentRef!, null, order.Key, ct);
        if (answer is StripeAnswer<ProviderRefund>.Refused { Code: "charge_already_refunded" })
        {
            answer = await provider.LatestRefund(payment.IntentRef!, ct); // made earlier, and its answer was lost
        }
        switch (answer)
        {
            case StripeAnswer<ProviderRefund>.Done { Value: var refund }:
                payment.RefundRef = refund.Id;
                await settle.Returned(payment, refund, ct); // a store payment goes back only when the payer has named an account: the event or the sweep tells
                await db.SaveChangesAsync(ct);
                return Delivery.Sent;
            case StripeAnswer<ProviderRefund>.Refused:
                await differences.Add(payment, DifferenceKind.RefundRefused, ct, payment.Amount.Amount, "jpy");
                return Delivery.Never;
            default:
                if (row.Attempts >= ToldAfter)
                {
                    await differences.Add(payment, DifferenceKind.RefundSilent, ct, payment.Amount.Amount, "jpy");
                }
                return Delivery.Later;
        }
    }
}
