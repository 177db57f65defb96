using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.Text;

namespace WelfareMutual.Enterprises.Register;

/// <summary>Name and address of an enterprise from a day on. A change is a new row: the register answers as of any day.
/// The representative is a person; the name is sealed under the enterprise's own key.</summary>
internal sealed class EnterpriseProfile : IPersonal
{
    public Guid Id { get; init; }
    public Guid EnterpriseId { get; init; }
    public Guid PersonId => EnterpriseId;
    public string Name { get; init; } = "";
    public string PostalCode { get; init; } = "";
    public string Address { get; init; } = "";
    public string Phone { get; init; } = "";
    public Sealed<string> Representative { get; init; } = Sealed.Of("");
    public DateOnly EffectiveFrom { get; init; }
    public Guid EnteredBy { get; init; }
    public DateTimeOffset EnteredAt { get; init; }

    public IReadOnlyList<string> AddressLines => [$"〒{Kernel.Text.PostalCode.Format(PostalCode)}", Address, Name];

    public static void Configure(EntityTypeBuilder<EnterpriseProfile> entity)
    {
        entity.Ignore(x => x.PersonId).Ignore(x => x.AddressLines);
        entity.Sealed(x => x.Representative);
    }
}

/// <summary>What a profile says, as it is entered.</summary>
public sealed record ProfileContent(string Name, string PostalCode, string Address, string Phone, string Representative)
{
    internal EnterpriseProfile From(Guid enterprise, DateOnly effective, Guid by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        EnterpriseId = enterprise,
        Name = Name.Trim(),
        PostalCode = Normalized(PostalCode),
        Address = Address.Trim(),
        Phone = Kernel.Text.Phone.TryNormalize(Phone, out var phone, out _) ? phone : "",
        Representative = Sealed.Of(PersonName.Spaces(Representative)),
        EffectiveFrom = effective,
        EnteredBy = by,
        EnteredAt = now,
    };

    private static string Normalized(string text) => Kernel.Text.PostalCode.TryNormalize(text, out var digits, out _) ? digits : "";
}
