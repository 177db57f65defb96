using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Notifications.Letters;

/// <summary>A letter that waits for the next print batch, or was printed. Whole content is under the recipient's own key.</summary>
internal sealed class Letter : IPersonal
{
    private Letter()
    {
    }

    public Letter(Guid person, Contracts.Letter content, Guid? orderedBy, DateTimeOffset at) =>
        (Id, PersonId, Template, Content, OrderedBy, WrittenAt) = (Guid.CreateVersion7(), person, content.Template, Sealed.Of(content), orderedBy, at);

    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public string Template { get; private set; } = "";
    public Sealed<Contracts.Letter> Content { get; private set; } = null!;
    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>The member of staff who must not print it, where it holds a key that opens a firm.</summary>
    public Guid? OrderedBy { get; private set; }
    public DateTimeOffset? PrintedAt { get; private set; }
    public Guid? PrintedBy { get; private set; }

    public void Print(Guid staff, DateTimeOffset at) => (PrintedAt, PrintedBy) = (at, staff);

    internal static void Configure(EntityTypeBuilder<Letter> entity) => entity.Sealed(x => x.Content);
}
