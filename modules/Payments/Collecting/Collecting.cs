using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Outbox;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Payments.Differences;

namespace WelfareMutual.Payments.Collecting;

/// <summary>The contract's answer. Nothing here talks to the provider: it writes rows, and what is to be called is in the outbox.</summary>
internal sealed class Collecting(PaymentsDb db, FoundDifferences differences, Outbox outbox, AfterCommit after, Clock clock) : IPayments
{
    private static readonly TimeSpan OursFirst = TimeSpan.FromSeconds(8);

    public async Task<Guid> Open(NewPayment order, CancellationToken ct)
    {
        var open = await db.Payments.SingleOrDefaultAsync(
            p => p.OrderId == order.OrderId && !p.Abandoned && (p.State == PaymentState.Opening || p.State == PaymentState.Open || p.State == PaymentState.Pending), ct);
        if (open is not null && open.Method == order.Method)
        {
            return open.Id;
        }
        if (open is not null)
        {
            await GiveUp([open], ct); // another way to pay was chosen
        }
        var payment = new Payment
        {
            Id = Guid.CreateVersion7(),
            OrderKind = order.OrderKind,
            OrderId = order.OrderId,
            PayerId = order.PayerId,
            Amount = order.Amount,
            Method = order.Method,
            Description = order.Description,
            HoldUntil = order.HoldUntil,
            PayBy = order.PayBy,
            ReturnPath = order.ReturnPath,
            OpenedAt = clock.Now,
        };
        db.Add(payment);
        await db.SaveChangesAsync(ct);
        await outbox.Add("payment.open", payment.Id, new PaymentRef(payment.Id), after: OursFirst, ct: ct);
        after.Then((services, token) => services.GetRequiredService<HostedPages>().OpenNow(payment, token));
        return payment.Id;
    }

    public async Task Abandon(IReadOnlyCollection<Guid> orders, CancellationToken ct)
    {
        var open = await db.Payments.Where(p => orders.Contains(p.OrderId) && !p.Abandoned
            && (p.State == PaymentState.Opening || p.State == PaymentState.Open || p.State == PaymentState.Pending)).ToListAsync(ct);
        await GiveUp(open, ct);
    }

    public async Task Refund(Guid orderId, RefundReason reason, CancellationToken ct)
    {
        foreach (var payment in await db.Payments.Where(p => p.OrderId == orderId && (p.State == PaymentState.Captured || p.State == PaymentState.Overpaid)).ToListAsync(ct))
        {
            payment.State = PaymentState.Refunding;
            await outbox.Add("payment.refund", payment.Id, new RefundRef(payment.Id, 0), ct: ct);
            if (reason == RefundReason.CameLate)
            {
                await differences.Add(payment, DifferenceKind.Late, ct, payment.Amount.Amount, "jpy");
            }
        }
        await db.SaveChangesAsync(ct);
    }

    public async Task<IReadOnlyDictionary<Guid, PaymentView>> ForOrders(IReadOnlyCollection<Guid> orders, CancellationToken ct)
    {
        var payments = await db.Payments.AsNoTracking().Where(p => orders.Contains(p.OrderId)).OrderBy(p => p.OpenedAt).ToListAsync(ct);
        return payments.GroupBy(p => p.OrderId).ToDictionary(g => g.Key, g => g.Last().View);
    }

    private async Task GiveUp(IReadOnlyCollection<Payment> open, CancellationToken ct)
    {
        foreach (var payment in open)
        {
            payment.Abandoned = true;
            if (payment.State == PaymentState.Open)
            {
                payment.State = PaymentState.Expired; // if it is paid at this very moment, the provider's event finds it abandoned and gives it back
            }
        }
        await db.SaveChangesAsync(ct);
        foreach (var payment in open)
        {
            await outbox.Add("payment.expire", payment.Id, new PaymentRef(payment.Id), ct: ct);
        }
    }
}

internal sealed record PaymentRef(Guid PaymentId);

/// <param name="Attempt">0 for the first; a refund known to have failed is made anew under the next number.</param>
internal sealed record RefundRef(Guid PaymentId, int Attempt)
{
    public string Key => Attempt == 0 ? $"{PaymentId}:refund" : $"{PaymentId}:refund:{Attempt}";
}
