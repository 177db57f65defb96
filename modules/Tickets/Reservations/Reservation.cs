using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Tickets.Reservations;

/// <summary>Held: put aside, unpaid. Awaiting: a store number was given. Paid. Refunding, Refunded: given back after payment.
/// Cancelled: by the member before payment. Lapsed: time ran out. Every state is definite and can be told to the member (TIC-10).</summary>
public enum ReservationState { Held, Awaiting, Paid, Cancelled, Lapsed, Refunding, Refunded }

internal sealed class Reservation : IVersioned
{
    public required Guid Id { get; init; }

    /// <summary>What the member reads and says on the phone: T26-000123.</summary>
    public required string Number { get; init; }

    public required Guid PersonId { get; init; }
    public required Guid HouseholdId { get; init; }
    public required Guid OfferingId { get; init; }
    public required int Quantity { get; init; }
    public required Yen Amount { get; init; }
    public required PaymentMethod Method { get; init; }
    public required int CountedIn { get; init; }
    public required Guid IdemKey { get; init; }
    public ReservationState State { get; private set; } = ReservationState.Held;
    public required DateTimeOffset HoldUntil { get; set; }
    public bool Extended { get; private set; }
    public Guid? PaymentId { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? PaidAt { get; private set; }
    public int Version { get; set; }

    public List<ReservationLine> Lines { get; } = [];

    public bool IsOpen => State is ReservationState.Held or ReservationState.Awaiting;

    public static void Map(EntityTypeBuilder<Reservation> entity) =>
        entity.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.ReservationId);

    public void Extend(TimeSpan by)
    {
        HoldUntil += by;
        Extended = true;
    }

    public void Await(DateTimeOffset payBy)
    {
        HoldUntil = payBy;
        State = ReservationState.Awaiting;
    }

    public void Pay(DateTimeOffset at)
    {
        State = ReservationState.Paid;
        PaidAt = at;
    }

    public void Cancel() => State = ReservationState.Cancelled;
    public void Lapse() => State = ReservationState.Lapsed;
    public void BeginRefund() => State = ReservationState.Refunding;
    public void EndRefund() => State = ReservationState.Refunded;
}

/// <summary>What was bought at what price; kept as it was when the offering's prices change.</summary>
internal sealed class ReservationLine
{
    public required Guid Id { get; init; }
    public required Guid ReservationId { get; init; }
    public required Guid PersonId { get; init; }
    public required int Position { get; init; }
    public required string Name { get; init; }
    public required Yen Price { get; init; }
    public required int Quantity { get; init; }

    public static void Map(EntityTypeBuilder<ReservationLine> entity)
    {
    }
}
