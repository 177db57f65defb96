using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Tickets.Passes;

/// <summary>One ticket of a paid reservation, shown as a QR code at the gate. The code is the member's own.</summary>
internal sealed class Pass : IPersonal
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required Guid ReservationId { get; init; }
    public required int Position { get; init; }
    public required string Name { get; init; }

    /// <summary>16 digits and letters, four groups of four.</summary>
    public required Sealed<string> Code { get; init; }

    public DateTimeOffset? VoidedAt { get; set; }

    public static void Map(EntityTypeBuilder<Pass> entity) => entity.Sealed(p => p.Code);
}
