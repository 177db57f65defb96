using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Events.Entries;

/// <summary>Who comes along with the member; the member's own data. Of a day of birth only the age at the event's day is kept.</summary>
internal sealed class Companion : IPersonal
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required Guid EntryId { get; init; }
    public required int Position { get; init; }
    public required Sealed<string> Name { get; init; }
    public required Sealed<int> Age { get; init; }
    public required Sealed<string> ClassName { get; init; }

    /// <summary>Picked from the registered family, or null when typed.</summary>
    public required Guid? RelativeId { get; init; }

    public static void Map(EntityTypeBuilder<Companion> entity)
    {
        entity.Sealed(c => c.Name);
        entity.Sealed(c => c.Age);
        entity.Sealed(c => c.ClassName);
    }
}
