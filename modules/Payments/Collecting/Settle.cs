using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Outbox;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Payments.Differences;
using WelfareMutual.Payments.Provider;
using WelfareMutual.Payments.Rules;

namespace WelfareMutual.Payments.Collecting;

/// <summary>Brings one payment to what the provider holds, and tells the module whose order it is.</summary>
internal sealed class Settle(
    PaymentsDb db, StripeClient provider, PaymentsOptions options, FoundDifferences differences, Outbox outbox, Facts facts, Clock clock)
{
    /// <returns>A word for the record: captured, pending, …; null when the provider did not answer and it must be tried again.</returns>
    public async Task<string?> Payment(Guid paymentId, CancellationToken ct)
    {
        var payment = await db.Payments.FromSql($"select * from payments.payment where id = {paymentId} for update").SingleOrDefaultAsync(ct);
        if (payment?.SessionRef is null)
        {
            return payment is null ? "unknown" : payment.State == PaymentState.Opening ? null : "given-up";
        }
        if (payment is { State: PaymentState.Refunding, RefundRef: { } refund })
        {
            return await Refund(payment, refund, ct);
        }
        if (payment.State is PaymentState.Captured or PaymentState.Refunding or PaymentState.Refunded)
        {
            return "already";
        }
        if (await provider.GetSession(payment.SessionRef, ct) is not StripeAnswer<CheckoutSession>.Done { Value: var session })
        {
            return null;
        }
        ProviderPayment? intent = null;
        if (session.PaymentIntent is { } reference)
        {
            if (await provider.GetPaymentIntent(reference, ct) is not StripeAnswer<ProviderPayment>.Done { Value: var found })
            {
                return null;
            }
            intent = found;
        }
        payment.IntentRef = session.PaymentIntent ?? payment.IntentRef;
        if (Settlement.Differs(payment, session, intent, options.LiveMode) is { } kind)
        {
            await db.SaveChangesAsync(ct);
            await differences.Add(payment, kind, ct, intent is { Succeeded: true } ? intent.ReceivedYen : session.AmountYen, session.Currency, Settlement.Received(session, intent));
            return "differs";
        }
        var state = Settlement.Of(session, intent);
        await Become(payment, state, ct);
        await db.SaveChangesAsync(ct);
        return state.ToString().ToLowerInvariant();
    }

    /// <summary>The money is back with the payer only when the provider says so.</summary>
    public async Task Returned(Payment payment, ProviderRefund refund, CancellationToken ct)
    {
        if (refund.Status == "succeeded")
        {
            EndOutside(payment, PaymentState.Refunded);
            await differences.Settle(payment.Id, ct);
        }
        else if (refund.Status is "failed" or "canceled")
        {
            await differences.Add(payment, DifferenceKind.RefundFailed, ct, refund.AmountYen, refund.Currency);
        }
        else if (Overdue.Refund(refund, clock.Now))
        {
            await differences.Add(payment, DifferenceKind.RefundSilent, ct, refund.AmountYen, refund.Currency);
        }
    }

    /// <summary>Two people said that the order counts as paid. When it is gone meanwhile the money goes back, as always.</summary>
    public async Task TakeAsPaid(Payment payment, CancellationToken ct)
    {
        payment.State = PaymentState.Captured;
        payment.PaidAt = clock.Now;
        await Captured(payment, ct);
    }

    /// <summary>Nothing is left to come or to go back.</summary>
    public void EndOutside(Payment payment, PaymentState state)
    {
        (payment.State, payment.Abandoned) = (state, true);
        if (state == PaymentState.Refunded)
        {
            facts.Tell(new PaymentReturned(payment.OrderKind, payment.OrderId, payment.Id, payment.Amount));
        }
    }

    private async Task<string?> Refund(Payment payment, string refund, CancellationToken ct)
    {
        switch (await provider.GetRefund(refund, ct))
        {
            case StripeAnswer<ProviderRefund>.Done { Value: var found }:
                await Returned(payment, found, ct);
                await db.SaveChangesAsync(ct);
                return $"refund-{found.Status}";
            case StripeAnswer<ProviderRefund>.Refused { Status: 404 }: // it does not know the refund that it gave us
                await differences.Add(payment, DifferenceKind.RefundSilent, ct, payment.Amount.Amount, "jpy");
                return "refund-unknown";
            default:
                return null;
        }
    }

    private async Task Become(Payment payment, PaymentState state, CancellationToken ct)
    {
        var givenUp = payment is { Abandoned: true, State: PaymentState.Expired } && state == PaymentState.Open;
        if (payment.State == state || givenUp)
        {
            return; // given up by us, not yet closed there: the call to close it is in the outbox
        }
        if (Overdue.Unpaid(payment, clock.Now))
        {
            await differences.SettleUnpaid(payment.Id, ct);
        }
        payment.State = state;
        switch (state)
        {
            case PaymentState.Captured:
                payment.PaidAt = clock.Now;
                await Captured(payment, ct);
                break;
            case PaymentState.Pending when !payment.Abandoned:
                facts.Tell(new PaymentPending(payment.OrderKind, payment.OrderId, payment.Id, payment.PayBy));
                break;
            case PaymentState.Pending:
                await outbox.Add("payment.expire", payment.Id, new PaymentRef(payment.Id), ct: ct); // a store number taken after we gave up
                break;
            case PaymentState.Expired when !payment.Abandoned:
                facts.Tell(new PaymentLapsed(payment.OrderKind, payment.OrderId, payment.Id));
                break;
        }
    }

    private async Task Captured(Payment payment, CancellationToken ct)
    {
        var paidTwice = await db.Payments.AnyAsync(p => p.OrderId == payment.OrderId && p.Id != payment.Id && p.State == PaymentState.Captured, ct);
        if (payment.Abandoned || paidTwice)
        {
            payment.State = PaymentState.Refunding; // the order is gone or paid already: the money goes back at once
            await outbox.Add("payment.refund", payment.Id, new RefundRef(payment.Id, 0), ct: ct);
            await differences.Add(payment, paidTwice ? DifferenceKind.Twice : DifferenceKind.Late, ct, payment.Amount.Amount, "jpy");
            return;
        }
        facts.Tell(new PaymentCaptured(payment.OrderKind, payment.OrderId, payment.Id, payment.Amount, clock.Now));
    }
}
