using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Exports.Orders;

public enum HandOverStep { FileTaken, PasswordTaken, Given, Told, Returned, Destroyed }

/// <summary>A line of the hand-over ledger: never changed.</summary>
internal sealed class HandOver : IPersonal
{
    public Guid Id { get; private set; }
    public Guid OrderId { get; private set; }
    public Guid PersonId { get; private set; }
    public HandOverStep Step { get; private set; }

    /// <summary>By which way: a code.</summary>
    public string Medium { get; private set; } = "";
    public Sealed<string>? Note { get; private set; }
    public Guid DoneBy { get; private set; }
    public DateTimeOffset DoneAt { get; private set; }

    public static HandOver Of(ExportOrder order, HandOverStep step, string medium, string? note, Guid by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        OrderId = order.Id,
        PersonId = order.PersonId,
        Step = step,
        Medium = medium,
        Note = Sealed.OfNullable(note),
        DoneBy = by,
        DoneAt = now,
    };

    public static void Map(EntityTypeBuilder<HandOver> entity) => entity.SealedOptional(x => x.Note, Purpose.Office);
}
