using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Enterprises.Register;

/// <summary>Where the enterprise's dues are debited, from a day on. Only the tail of the number can be read without the bank key.</summary>
internal sealed class EnterpriseAccount : IPersonal
{
    public Guid Id { get; init; }
    public Guid EnterpriseId { get; init; }
    public Guid PersonId => EnterpriseId;
    public Sealed<BankAccount> Account { get; init; } = null!;
    public string Tail { get; init; } = "";
    public DateOnly EffectiveFrom { get; init; }
    public Guid EnteredBy { get; init; }
    public DateTimeOffset EnteredAt { get; init; }

    public static void Configure(EntityTypeBuilder<EnterpriseAccount> entity)
    {
        entity.Ignore(x => x.PersonId);
        entity.Sealed(x => x.Account, Purpose.Bank);
    }
}

/// <param name="Kind">Zengin's code: 1 ordinary, 2 current.</param>
/// <param name="Holder">Kana of the bank's form.</param>
public sealed record BankAccount(string BankCode, string BranchCode, int Kind, string Number, string Holder);
