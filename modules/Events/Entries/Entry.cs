using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Events.Happenings;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Events.Entries;

/// <summary>Held: places put aside, unpaid. Awaiting: a store number was given. Entered: paid, or free. Refunding, Refunded: cancelled after
/// payment. Cancelled: by the member, nothing to give back. Lapsed: time ran out. Every state is definite and can be told to the member.</summary>
public enum EntryState { Held, Awaiting, Entered, Cancelled, Lapsed, Refunding, Refunded }

internal sealed class Entry : IVersioned
{
    public required Guid Id { get; init; }

    /// <summary>What the member reads and says on the phone: E26-000123.</summary>
    public required string Number { get; init; }

    public required Guid PersonId { get; init; }
    public required Guid HouseholdId { get; init; }
    public required Guid HappeningId { get; init; }
    public required Intake Intake { get; init; }
    public required Guid SessionId { get; init; }

    /// <summary>The member and the companions.</summary>
    public required int Quantity { get; init; }

    public required Yen Amount { get; init; }
    public required PaymentMethod Method { get; init; }
    public required Guid IdemKey { get; init; }
    public EntryState State { get; private set; } = EntryState.Held;
    public required DateTimeOffset HoldUntil { get; set; }
    public bool Extended { get; private set; }
    public Guid? PaymentId { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? EnteredAt { get; private set; }
    public int Version { get; set; }

    public List<EntryLine> Lines { get; } = [];
    public List<Companion> Companions { get; } = [];

    public bool IsOpen => State is EntryState.Held or EntryState.Awaiting;

    public static void Map(EntityTypeBuilder<Entry> entity)
    {
        entity.HasMany(e => e.Lines).WithOne().HasForeignKey(l => l.EntryId);
        entity.HasMany(e => e.Companions).WithOne().HasForeignKey(c => c.EntryId);
    }

    public void Extend(TimeSpan by)
    {
        HoldUntil += by;
        Extended = true;
    }

    public void Await(DateTimeOffset payBy)
    {
        HoldUntil = payBy;
        State = EntryState.Awaiting;
    }

    public void Complete(DateTimeOffset at)
    {
        State = EntryState.Entered;
        EnteredAt = at;
    }

    public void Cancel() => State = EntryState.Cancelled;
    public void Lapse() => State = EntryState.Lapsed;
    public void BeginRefund() => State = EntryState.Refunding;
    public void EndRefund() => State = EntryState.Refunded;
}

/// <summary>How many came in under which fee; kept as it was when the event's fees change.</summary>
internal sealed class EntryLine
{
    public required Guid Id { get; init; }
    public required Guid EntryId { get; init; }
    public required Guid PersonId { get; init; }
    public required int Position { get; init; }
    public required string Name { get; init; }
    public required Yen Fee { get; init; }
    public required int Quantity { get; init; }

    public static void Map(EntityTypeBuilder<EntryLine> entity)
    {
    }
}
