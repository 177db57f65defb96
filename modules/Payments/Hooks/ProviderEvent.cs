namespace WelfareMutual.Payments.Hooks;

/// <summary>An event the provider told us of, kept once by its id. Only its kind and object are kept: the state is fetched.</summary>
internal sealed class ProviderEvent
{
    public required string Id { get; init; }
    public required string Kind { get; init; }
    public required string ObjectRef { get; init; }
    public Guid? PaymentId { get; init; }
    public long? Amount { get; init; }
    public string? Currency { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public DateTimeOffset? AppliedAt { get; set; }
    public string? Result { get; set; }
    public int Attempts { get; set; }
}
