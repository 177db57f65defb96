using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Retention.Holds;

/// <summary>A person's records must be kept whatever their age. The words of the reason are sealed to the person for the office.</summary>
internal sealed class Hold : IPersonal, IVersioned
{
    public Guid Id { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid PersonId => SubjectId;
    public string Code { get; private set; } = "";
    public Sealed<string> Reason { get; private set; } = null!;
    public Guid PlacedBy { get; private set; }
    public DateTimeOffset PlacedAt { get; private set; }
    public Guid? LiftedBy { get; private set; }
    public DateTimeOffset? LiftedAt { get; private set; }
    public int Version { get; set; }

    public static Hold Place(Guid person, string code, string reason, Guid by, DateTimeOffset at) =>
        new() { Id = Guid.CreateVersion7(), SubjectId = person, Code = code, Reason = Sealed.Of(reason), PlacedBy = by, PlacedAt = at };

    public void Lift(Guid by, DateTimeOffset at) => (LiftedBy, LiftedAt) = (by, at);

    public static void Configure(EntityTypeBuilder<Hold> entity)
    {
        entity.Ignore(h => h.PersonId);
        entity.Sealed(h => h.Reason, Purpose.Office);
    }
}
