using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Payments.Contracts;

/// <summary>Held: put aside, unpaid. Awaiting: a store number was given. Paid: complete, also when it costs nothing. Cancelled: by the member,
/// nothing to give back. Lapsed: time ran out. Refunding, Refunded: given up after payment. Every state is definite and can be told to the member (TIC-10).</summary>
public enum OrderState { Held, Awaiting, Paid, Cancelled, Lapsed, Refunding, Refunded }

/// <summary>What a member put aside in order to pay for it: the same life for tickets and for places at an event.</summary>
public abstract class Order : IVersioned
{
    public required Guid Id { get; init; }

    /// <summary>What the member reads and says on the phone: T26-000123, E26-000123.</summary>
    public required string Number { get; init; }

    public required Guid PersonId { get; init; }
    public required Guid HouseholdId { get; init; }
    public required int Quantity { get; init; }
    public required Yen Amount { get; init; }
    public required PaymentMethod Method { get; init; }
    public required Guid IdemKey { get; init; }
    public OrderState State { get; private set; } = OrderState.Held;
    public required DateTimeOffset HoldUntil { get; set; }
    public bool Extended { get; private set; }
    public Guid? PaymentId { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? PaidAt { get; private set; }
    public int Version { get; set; }

    public bool IsOpen => State is OrderState.Held or OrderState.Awaiting;

    /// <summary>Put aside, and the time is not over. What is over is put back by a job seconds later.</summary>
    public bool IsHeldAt(DateTimeOffset now) => State == OrderState.Held && HoldUntil > now;

    internal void Extend(TimeSpan by)
    {
        HoldUntil += by;
        Extended = true;
    }

    internal void Await(DateTimeOffset payBy)
    {
        Move(OrderState.Awaiting, OrderState.Held);
        HoldUntil = payBy;
    }

    internal void Pay(DateTimeOffset at)
    {
        Move(OrderState.Paid, OrderState.Held, OrderState.Awaiting);
        PaidAt = at;
    }

    internal void Lapse() => Move(OrderState.Lapsed, OrderState.Held, OrderState.Awaiting);

    /// <summary>By the member. What was paid goes back first.</summary>
    internal void GiveUp() => Move(
        State == OrderState.Paid && Amount > Yen.Zero ? OrderState.Refunding : OrderState.Cancelled, OrderState.Held, OrderState.Awaiting, OrderState.Paid);

    internal void EndRefund() => Move(OrderState.Refunded, OrderState.Refunding);

    private void Move(OrderState to, params OrderState[] from) =>
        State = from.Contains(State) ? to : throw new InvalidOperationException($"an order cannot go from {State} to {to}");
}
