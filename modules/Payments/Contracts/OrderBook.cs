using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Payments.Contracts;

/// <summary>The life of a module's orders: held, made longer once, paid, given up, lapsed, refunded. Order of locks: the order, its counters,
/// the hot stock row last. The module says where its orders, counters and stock are, and what a paid one becomes.</summary>
public abstract class OrderBook<TOrder, THold>(ModuleDb db, OrderDesk desk, OrderKind kind)
    : IHear<PaymentCaptured>, IHear<PaymentPending>, IHear<PaymentLapsed>, IHear<PaymentReturned>
    where TOrder : Order
    where THold : IHoldSettings, IRuleSettings<THold>
{
    private const int Batch = 50;
    private static readonly TimeSpan ShopsReportWithin = TimeSpan.FromHours(2);

    /// <summary>One order, for update.</summary>
    protected abstract IQueryable<TOrder> Locked(Guid id);

    /// <summary>Held until before <paramref name="now"/> or awaited until before <paramref name="shops"/>, oldest first, for update skip locked.</summary>
    protected abstract IQueryable<TOrder> Due(DateTimeOffset now, DateTimeOffset shops, int most);

    /// <summary>Puts back counters, all of them in one order, and then stock.</summary>
    protected abstract Task GiveBack(IReadOnlyCollection<TOrder> orders, CancellationToken ct);

    /// <summary>Why a paid order cannot be given up any more, or null.</summary>
    protected abstract Task<Refusal?> RefuseReturn(TOrder order, CancellationToken ct);

    /// <summary>What a paid order becomes: passes, a place.</summary>
    protected virtual Task OnPaid(TOrder order, CancellationToken ct) => Task.CompletedTask;

    /// <summary>What a paid order is no longer.</summary>
    protected virtual Task OnReturn(TOrder order, CancellationToken ct) => Task.CompletedTask;

    /// <summary>The acting member's own, locked; null for another's, which is answered with 404.</summary>
    public async Task<TOrder?> Own(Guid id, CancellationToken ct) =>
        await Locked(id).SingleOrDefaultAsync(ct) is { } order && order.PersonId == desk.Actor.PersonId ? order : null;

    /// <summary>Once, the member asks for more time to pay (WCAG 2.2.1, FEATURES TIC-05).</summary>
    public async Task<Outcome<Done>> Extend(Guid id, CancellationToken ct)
    {
        if (await Own(id, ct) is not { } order)
        {
            return Refusal.NotFound;
        }
        desk.Audit.About(order.Id);
        if (!order.IsHeldAt(desk.Clock.Now))
        {
            return OrderHold.Over;
        }
        if (order.Extended)
        {
            return OrderHold.ExtendedAlready;
        }
        order.Extend(TimeSpan.FromMinutes((await desk.Rules.Today<THold>(ct)).ExtensionMinutes));
        await db.SaveChangesAsync(ct);
        return Done.It;
    }

    /// <param name="usedOn">The day the thing is for, or the last one on which it can be used.</param>
    /// <returns>The payment to go to, or null when there is nothing to pay: what costs nothing is complete with this.</returns>
    public async Task<Outcome<Guid?>> GoToPay(TOrder order, PaymentMethod? wanted, DateOnly usedOn, CancellationToken ct)
    {
        desk.Audit.About(order.Id);
        var now = desk.Clock.Now;
        if (!order.IsOpen)
        {
            return order.PaymentId;
        }
        if (order.State == OrderState.Held && !order.IsHeldAt(now))
        {
            return OrderHold.Over;
        }
        if (order.Amount == Yen.Zero)
        {
            await Complete(order, now, ct);
            return (Guid?)null;
        }
        var method = wanted ?? order.Method;
        if (order.State == OrderState.Held && StorePayment.Refuse(method, order.Amount, desk.Clock.Today, usedOn) is { } late)
        {
            return late;
        }
        var payBy = OrderHold.PayBy(method, now, order.HoldUntil, await desk.Rules.Today<THold>(ct), usedOn);
        order.PaymentId = await desk.Payments.Open(new NewPayment(
            kind.Name, order.Id, order.PersonId, order.Amount, method, $"{kind.Thing} {order.Number}", order.HoldUntil, payBy, $"{kind.ResultPath}/{order.Id}"), ct);
        await db.SaveChangesAsync(ct);
        return order.PaymentId;
    }

    public async Task Complete(TOrder order, DateTimeOffset at, CancellationToken ct)
    {
        order.Pay(at);
        await OnPaid(order, ct);
        await db.SaveChangesAsync(ct);
        await desk.Notices.Tell(order.PersonId, kind.PaidNotice, order.Id, ct);
    }

    /// <summary>The member gives up before payment, or returns what was paid while that is allowed. A second time it changes nothing.</summary>
    public async Task<Outcome<OrderState>> GiveUp(Guid id, CancellationToken ct)
    {
        if (await Own(id, ct) is not { } order)
        {
            return Refusal.NotFound;
        }
        desk.Audit.About(order.Id);
        if (!order.IsOpen && order.State != OrderState.Paid)
        {
            return order.State;
        }
        var paid = order.State == OrderState.Paid;
        if (paid && await RefuseReturn(order, ct) is { } late)
        {
            return late;
        }
        order.GiveUp();
        await (paid ? desk.Payments.Refund(order.Id, RefundReason.ByMember, ct) : desk.Payments.Abandon([order.Id], ct));
        if (paid)
        {
            await OnReturn(order, ct);
        }
        await db.SaveChangesAsync(ct);
        await GiveBack([order], ct);
        return order.State;
    }

    /// <summary>Puts back what was not paid in time. Store payments get two hours after their day: the shop reports late.</summary>
    /// <returns>How many; there may be more.</returns>
    public async Task<int> ReleaseUnpaid(CancellationToken ct)
    {
        var now = desk.Clock.Now;
        var due = await Due(now, now - ShopsReportWithin, Batch).ToListAsync(ct);
        await Lapse(due, ct);
        return due.Count;
    }

    /// <summary>When the hold had ended meanwhile the money goes back: nothing is sold twice.</summary>
    public async Task Hear(PaymentCaptured fact, CancellationToken ct)
    {
        if (await Of(fact.OrderKind, fact.OrderId, ct) is not { } order)
        {
            return;
        }
        await (order.IsOpen ? Complete(order, fact.At, ct) : desk.Payments.Refund(order.Id, RefundReason.CameLate, ct));
    }

    /// <summary>The member has a store number: it stays put aside until the day to pay by.</summary>
    public async Task Hear(PaymentPending fact, CancellationToken ct)
    {
        if (await Of(fact.OrderKind, fact.OrderId, ct) is { State: OrderState.Held } order)
        {
            order.Await(fact.PayBy);
            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>A store payment ran out. A declined card leaves the hold as it is: another way to pay can be chosen.</summary>
    public async Task Hear(PaymentLapsed fact, CancellationToken ct)
    {
        if (await Of(fact.OrderKind, fact.OrderId, ct) is { State: OrderState.Awaiting } order)
        {
            await Lapse([order], ct);
        }
    }

    public async Task Hear(PaymentReturned fact, CancellationToken ct)
    {
        if (await Of(fact.OrderKind, fact.OrderId, ct) is { State: OrderState.Refunding } order)
        {
            order.EndRefund();
            await db.SaveChangesAsync(ct);
        }
    }

    private async Task<TOrder?> Of(string name, Guid id, CancellationToken ct) => name == kind.Name ? await Locked(id).SingleOrDefaultAsync(ct) : null;

    /// <summary>Counters and stock last: they are what others wait for.</summary>
    private async Task Lapse(IReadOnlyCollection<TOrder> orders, CancellationToken ct)
    {
        if (orders.Count == 0)
        {
            return;
        }
        foreach (var order in orders)
        {
            order.Lapse();
            await desk.Notices.Tell(order.PersonId, kind.LapsedNotice, order.Id, ct);
        }
        await desk.Payments.Abandon([.. orders.Select(o => o.Id)], ct);
        await db.SaveChangesAsync(ct);
        await GiveBack(orders, ct);
    }
}
