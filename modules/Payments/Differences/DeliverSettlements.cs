using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Outbox;
using WelfareMutual.Payments.Collecting;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Payments.Rules;

namespace WelfareMutual.Payments.Differences;

/// <summary>Does what two people decided.</summary>
internal sealed class SettleLater(PaymentsDb db, Settle settle, Outbox outbox, Clock clock) : IDeliver
{
    public string Kind => "payment.settle";

    public async Task<Delivery> Deliver(OutboxRow row, CancellationToken ct)
    {
        var difference = await db.Differences.SingleAsync(d => d.Id == row.Read<DifferenceRef>().DifferenceId, ct);
        if (difference.State != DifferenceState.Approved)
        {
            return Delivery.Sent;
        }
        var payment = await db.Payments.FromSql($"select * from payments.payment where id = {difference.PaymentId} for update").SingleAsync(ct);
        switch (difference.Resolution)
        {
            case Resolution.Paid when payment.IsOpen || payment.State == PaymentState.Expired:
                await settle.TakeAsPaid(payment, ct);
                break;
            case Resolution.GivenBack when payment.IsOpen || payment.State == PaymentState.Expired:
                (payment.State, payment.Abandoned) = (PaymentState.Refunding, true);
                await outbox.Add("payment.refund", payment.Id, new RefundRef(payment.Id, 0), ct: ct);
                break;
            case Resolution.Outside when payment.IsOpen || payment.State is PaymentState.Expired or PaymentState.Refunding:
                settle.EndOutside(payment, DifferenceSettlement.EndOf(difference, payment.State));
                break;
        }
        difference.Settle(clock.Now);
        await db.SaveChangesAsync(ct);
        return Delivery.Sent;
    }
}

/// <summary>Asks the provider once more what it holds.</summary>
internal sealed class LookLater(PaymentsDb db, Settle settle, FoundDifferences differences, Clock clock) : IDeliver
{
    public string Kind => "payment.look";

    public async Task<Delivery> Deliver(OutboxRow row, CancellationToken ct)
    {
        var id = row.Read<PaymentRef>().PaymentId;
        var result = await settle.Payment(id, ct);
        if (result is not (null or "differs") && !Overdue.Unpaid(await db.Payments.SingleAsync(p => p.Id == id, ct), clock.Now))
        {
            await differences.Settle(id, ct);
        }
        return result is null ? Delivery.Later : Delivery.Sent;
    }
}
