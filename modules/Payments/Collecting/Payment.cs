using WelfareMutual.Kernel;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Payments.Collecting;

/// <summary>One attempt to collect an order's amount through the provider's hosted page. Its id is the idempotency key at the provider.</summary>
internal sealed class Payment
{
    public required Guid Id { get; init; }
    public required string OrderKind { get; init; }
    public required Guid OrderId { get; init; }
    public required Guid PayerId { get; init; }
    public required Yen Amount { get; init; }
    public required PaymentMethod Method { get; init; }
    public required string Description { get; init; }
    public PaymentState State { get; set; } = PaymentState.Opening;
    public string? SessionRef { get; set; }
    public string? IntentRef { get; set; }
    public string? RefundRef { get; set; }
    public string? PageUrl { get; set; }
    public required DateTimeOffset HoldUntil { get; init; }
    public required DateTimeOffset PayBy { get; init; }
    public required string ReturnPath { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? PaidAt { get; set; }

    /// <summary>The order is gone: what is captured now is given back.</summary>
    public bool Abandoned { get; set; }

    public bool IsOpen => State is PaymentState.Opening or PaymentState.Open or PaymentState.Pending;

    /// <summary>What the payer is told: one that was given up before the provider answered is over, whatever still comes.</summary>
    public PaymentState ForPayer => Abandoned && IsOpen ? PaymentState.Expired : State;

    public PaymentView View => new(Id, OrderId, State, Amount, Method, PageUrl, PaidAt);
}
