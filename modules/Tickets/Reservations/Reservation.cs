using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Tickets.Reservations;

/// <summary>Tickets of one offering, put aside by a member.</summary>
internal sealed class Reservation : Order
{
    public required Guid OfferingId { get; init; }
    public required int CountedIn { get; init; }

    public List<ReservationLine> Lines { get; } = [];

    public static void Map(EntityTypeBuilder<Reservation> entity) =>
        entity.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.ReservationId);
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
