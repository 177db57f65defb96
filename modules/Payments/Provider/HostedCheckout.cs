namespace WelfareMutual.Payments.Provider;

internal enum CheckoutMethod
{
    Card,
    Konbini,
}

/// <summary>An order for a payment page at the provider. Amounts are whole yen; JPY has no smaller unit there either.</summary>
internal sealed record HostedCheckout
{
    /// <summary>Our order's number, which comes back in every event; no personal data.</summary>
    public required string ClientReference { get; init; }

    public required long AmountYen { get; init; }

    /// <summary>Shown to the payer. Shown to the store clerk as well, so it names the thing and never its reason.</summary>
    public required string ProductName { get; init; }

    public required IReadOnlyList<CheckoutMethod> Methods { get; init; }

    public required Uri SuccessUrl { get; init; }

    public required Uri CancelUrl { get; init; }

    /// <summary>From 30 minutes to 24 hours ahead, or the provider refuses.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>1 to 60; the voucher ends at 23:59:59 Japan time of that day.</summary>
    public int KonbiniDays { get; init; } = 3;

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}

/// <summary><c>status</c>: open, complete, expired.</summary>
internal enum CheckoutStatus
{
    Open,
    Complete,
    Expired,
}

/// <param name="Url">Where the payer goes; null once the session is no longer open.</param>
/// <param name="PaymentIntent">Null until the payer first tries to pay.</param>
/// <param name="Paid">A konbini session is complete and unpaid until the store has the money.</param>
internal sealed record CheckoutSession(
    string Id, Uri? Url, string? PaymentIntent, CheckoutStatus Status, bool Paid, long AmountYen, string Currency,
    string? ClientReference, DateTimeOffset? ExpiresAt, bool LiveMode);

/// <param name="Status">As the provider names it: requires_payment_method, requires_action, processing, succeeded, canceled.</param>
internal sealed record ProviderPayment(
    string Id, string Status, long AmountYen, long ReceivedYen, string Currency, string? LatestCharge, bool LiveMode)
{
    public bool Succeeded => Status == "succeeded";
}

/// <param name="Status">succeeded, pending, requires_action (konbini: the payer must name an account), failed, canceled.</param>
internal sealed record ProviderRefund(string Id, string Status, long AmountYen, string Currency, string? PaymentIntent, DateTimeOffset CreatedAt);
