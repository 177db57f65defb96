using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Payments.Differences;

/// <summary>Amount, Currency, Reference: the provider's payment is not ours as we know it, so nobody is moved. Late: captured although the order
/// was gone. Twice: captured although it was paid. RefundRefused, RefundFailed: the provider gives nothing back.
/// RefundSilent: it does not answer, or the refund does not end. Reference also: the day to pay by is long past and it names no end.</summary>
public enum DifferenceKind { Amount, Currency, Reference, Late, Twice, RefundRefused, RefundFailed, RefundSilent }

/// <summary>Open: waits for the provider or for staff. Proposed: waits for a second person. Approved: a job does it. Settled: over.</summary>
public enum DifferenceState { Open, Proposed, Approved, Settled }

/// <summary>Paid: the order counts as paid. GivenBack: refund all through the provider. Outside: done by other means, or nothing is left to do.</summary>
public enum Resolution { Paid, GivenBack, Outside }

/// <summary>One thing about a payment that people must know of, and how it ended.</summary>
internal sealed class Difference : IVersioned, IPersonal
{
    public required Guid Id { get; init; }
    public required Guid PaymentId { get; init; }

    /// <summary>The payer.</summary>
    public required Guid PersonId { get; init; }

    public required DifferenceKind Kind { get; init; }
    public DifferenceState State { get; private set; }
    public long? SeenAmount { get; init; }
    public string? SeenCurrency { get; init; }

    /// <summary>The provider has the money.</summary>
    public bool Received { get; init; }

    public required DateTimeOffset FoundAt { get; init; }
    public int Tries { get; private set; }
    public DateTimeOffset? TriedAt { get; private set; }
    public Resolution? Resolution { get; private set; }
    public Sealed<string>? Reason { get; private set; }
    public Guid? ProposedBy { get; private set; }
    public DateTimeOffset? ProposedAt { get; private set; }
    public Guid? ApprovedBy { get; private set; }
    public DateTimeOffset? ApprovedAt { get; private set; }
    public DateTimeOffset? SettledAt { get; private set; }
    public int Version { get; set; }

    public bool IsRefund => Kind is DifferenceKind.RefundRefused or DifferenceKind.RefundFailed or DifferenceKind.RefundSilent;

    public void Try(DateTimeOffset at) => (Tries, TriedAt) = (Tries + 1, at);

    public void Propose(Resolution resolution, string reason, Guid by, DateTimeOffset at) =>
        (State, Resolution, Reason, ProposedBy, ProposedAt) = (DifferenceState.Proposed, resolution, Sealed.Of(reason), by, at);

    public void Decline() => (State, Resolution, Reason, ProposedBy, ProposedAt) = (DifferenceState.Open, null, null, null, null);

    public void Approve(Guid by, DateTimeOffset at) => (State, ApprovedBy, ApprovedAt) = (DifferenceState.Approved, by, at);

    public static void Map(EntityTypeBuilder<Difference> entity) => entity.SealedOptional(d => d.Reason);

    public void Settle(DateTimeOffset at) => (State, SettledAt) = (DifferenceState.Settled, at);
}
