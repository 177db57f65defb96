using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Casework.Cases;

/// <summary>A field that was reopened on return, with the clerk's sentence to the member.</summary>
internal sealed class FieldRequest : IPersonal
{
    public Guid Id { get; private set; }
    public Guid CaseId { get; private set; }
    public Guid PersonId { get; private set; }
    public string Field { get; private set; } = "";
    public Sealed<string> Sentence { get; private set; } = null!;
    public Guid AskedBy { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    public static FieldRequest Of(CaseFile file, string field, string sentence, Guid by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        CaseId = file.Id,
        PersonId = file.PersonId,
        Field = field,
        Sentence = Sealed.Of(sentence),
        AskedBy = by,
        AskedAt = now,
    };

    public void Answer(DateTimeOffset now) => AnsweredAt ??= now;

    public static void Map(EntityTypeBuilder<FieldRequest> entity) => entity.Sealed(x => x.Sentence);
}
