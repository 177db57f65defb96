using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Members.Family;

/// <summary>A relative in the member's family register (MEM-03). Sealed under the member's own key.</summary>
internal sealed class RegisteredRelative : IPersonal, IVersioned
{
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }
    public Sealed<string> Kinship { get; private set; } = null!;
    public Sealed<string> Name { get; private set; } = null!;
    public Sealed<string> Kana { get; private set; } = null!;
    public Sealed<DateOnly> BornOn { get; private set; } = null!;
    public Sealed<string> LivesTogether { get; private set; } = null!;
    public int Version { get; set; }

    public void Write(Kinship kinship, string name, string kana, DateOnly bornOn, bool livesTogether)
    {
        Kinship = Sealed.Of(kinship.ToString());
        Name = Sealed.Of(name);
        Kana = Sealed.Of(kana);
        BornOn = Sealed.Of(bornOn);
        LivesTogether = Sealed.Of(livesTogether ? "yes" : "no");
    }

    public Relative Open() => new(
        Id, PersonId, Enum.Parse<Kinship>(Kinship.Open()), Name.Open(), Kana.Open(), BornOn.Open(), string.Equals(LivesTogether.Open(), "yes", StringComparison.Ordinal));

    public static void Configure(EntityTypeBuilder<RegisteredRelative> entity)
    {
        entity.Sealed(x => x.Kinship);
        entity.Sealed(x => x.Name);
        entity.Sealed(x => x.Kana);
        entity.Sealed(x => x.BornOn);
        entity.Sealed(x => x.LivesTogether);
    }
}
