using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Events.Happenings;
using WelfareMutual.Kernel;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Events.Entries;

/// <summary>Places in one session for the member and the companions. Paid also when nothing was to pay: taking part is settled.</summary>
internal sealed class Entry : Order
{
    public required Guid HappeningId { get; init; }
    public required Intake Intake { get; init; }
    public required Guid SessionId { get; init; }

    public List<EntryLine> Lines { get; } = [];
    public List<Companion> Companions { get; } = [];

    public static void Map(EntityTypeBuilder<Entry> entity)
    {
        entity.HasMany(e => e.Lines).WithOne().HasForeignKey(l => l.EntryId);
        entity.HasMany(e => e.Companions).WithOne().HasForeignKey(c => c.EntryId);
    }
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
