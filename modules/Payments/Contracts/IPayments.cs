using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Payments.Contracts;

/// <summary>Takes a member's money through the provider's hosted page. No card data passes through us.</summary>
public interface IPayments
{
    /// <summary>Records that an order is to be paid and puts the call to the provider in the outbox. The same process calls
    /// at once after the commit; if that fails the sweeper does. One open payment an order.</summary>
    /// <returns>The payment's id; its page is /payments/go/{id}.</returns>
    Task<Guid> Open(NewPayment payment, CancellationToken ct);

    /// <summary>The orders were cancelled or their holds ended: a session not yet paid is expired; one paid meanwhile is refunded.</summary>
    Task Abandon(IReadOnlyCollection<Guid> orders, CancellationToken ct);

    /// <summary>Gives back what was captured for an order; done by the back office through the outbox.</summary>
    Task Refund(Guid orderId, RefundReason reason, CancellationToken ct);

    Task<IReadOnlyDictionary<Guid, PaymentView>> ForOrders(IReadOnlyCollection<Guid> orders, CancellationToken ct);
}

/// <param name="OrderKind">tickets.order, events.entry …: who hears the fact.</param>
/// <param name="Description">What the payer reads on the hosted page; at most 22 characters; nothing personal.</param>
/// <param name="HoldUntil">When the hold on the goods ends, for a card. A convenience-store payment has until <paramref name="PayBy"/>.</param>
/// <param name="ReturnPath">Page of ours to come back to.</param>
public sealed record NewPayment(
    string OrderKind, Guid OrderId, Guid PayerId, Yen Amount, PaymentMethod Method, string Description,
    DateTimeOffset HoldUntil, DateTimeOffset PayBy, string ReturnPath);

/// <summary>ByMember: given up while that is allowed. CameLate: the money came when the order was gone; staff see it listed.</summary>
public enum RefundReason { ByMember, CameLate }

public enum PaymentMethod { Card, ConvenienceStore }

/// <summary>Opening: asked, not yet answered. Open: page given out. Pending: a store number was given, money awaited.
/// Captured, Failed, Expired, Refunded: final for the payer. Overpaid: captured although the order was gone or paid; being refunded.</summary>
public enum PaymentState { Opening, Open, Pending, Captured, Failed, Expired, Refunding, Refunded, Overpaid }

public sealed record PaymentView(Guid Id, Guid OrderId, PaymentState State, Yen Amount, PaymentMethod Method, string? PageUrl, DateTimeOffset? PaidAt);

/// <summary>Money arrived for an order. Heard in the job that applied the provider's event.</summary>
public sealed record PaymentCaptured(string OrderKind, Guid OrderId, Guid PaymentId, Yen Amount, DateTimeOffset At) : IFact;

/// <summary>The payer has a store number: the hold lasts until <paramref name="PayBy"/>.</summary>
public sealed record PaymentPending(string OrderKind, Guid OrderId, Guid PaymentId, DateTimeOffset PayBy) : IFact;

/// <summary>The payer gave up, was declined for good, or the time ran out.</summary>
public sealed record PaymentLapsed(string OrderKind, Guid OrderId, Guid PaymentId) : IFact;

public sealed record PaymentReturned(string OrderKind, Guid OrderId, Guid PaymentId, Yen Amount) : IFact;
