namespace WelfareMutual.Dev.PaymentSandbox.Ledger;

/// <summary>Everything the sandbox knows; this is also the shape of the state file.</summary>
internal sealed class SandboxState
{
    public Dictionary<string, CheckoutSession> Sessions { get; init; } = [];
    public Dictionary<string, PaymentIntent> Intents { get; init; } = [];
    public Dictionary<string, Charge> Charges { get; init; } = [];
    public Dictionary<string, Refund> Refunds { get; init; } = [];
    public List<SandboxEvent> Events { get; init; } = [];
    public Dictionary<string, StoredAnswer> Answers { get; init; } = [];
}

internal sealed class CheckoutSession
{
    public required string Id { get; init; }
    public required long Amount { get; init; }
    public required string ProductName { get; init; }
    public required long Created { get; init; }
    public required long ExpiresAt { get; init; }
    public required string SuccessUrl { get; init; }
    public string? CancelUrl { get; init; }
    public required List<string> Methods { get; init; }
    public int KonbiniDays { get; init; } = 3;
    public string? ClientReferenceId { get; init; }
    public string? CustomerEmail { get; init; }
    public Dictionary<string, string> Metadata { get; init; } = [];
    public Dictionary<string, string> IntentMetadata { get; init; } = [];
    public required string PageUrl { get; init; }
    public string Status { get; set; } = "open";
    public string PaymentStatus { get; set; } = "unpaid";
    public string? IntentId { get; set; }
}

internal sealed class PaymentIntent
{
    public required string Id { get; init; }
    public required string SessionId { get; init; }
    public required long Amount { get; init; }
    public required long Created { get; init; }
    public required List<string> Methods { get; init; }
    public Dictionary<string, string> Metadata { get; init; } = [];
    public string Status { get; set; } = "requires_payment_method";
    public long AmountReceived { get; set; }
    public string? ChargeId { get; set; }
    public string? FailureCode { get; set; }
    public long? CanceledAt { get; set; }
    public Voucher? Voucher { get; set; }
}

internal sealed record Voucher(string Store, string ConfirmationNumber, long ExpiresAt);

internal sealed class Charge
{
    public required string Id { get; init; }
    public required string IntentId { get; init; }
    public required long Amount { get; init; }
    public required long Created { get; init; }
    public required string Method { get; init; }
    public string? Last4 { get; init; }
    public string? Store { get; init; }
    public long AmountRefunded { get; set; }
}

internal sealed class Refund
{
    public required string Id { get; init; }
    public required string ChargeId { get; init; }
    public required string IntentId { get; init; }
    public required long Amount { get; init; }
    public required long Created { get; init; }
    public string? Reason { get; init; }
    public Dictionary<string, string> Metadata { get; init; } = [];
    public required string Status { get; set; }
}

/// <summary>An event as it was when it happened: its body never changes afterwards, however often it is sent.</summary>
internal sealed class SandboxEvent
{
    public required string Id { get; init; }
    public required string Type { get; init; }
    public required long Created { get; init; }
    public required string Body { get; init; }
    public int Attempts { get; set; }
    public int LastStatus { get; set; }
    public bool Delivered { get; set; }
    public DateTimeOffset NextAttempt { get; set; }
}

internal sealed record StoredAnswer(string ContentHash, int Status, string Body, long StoredAt);
