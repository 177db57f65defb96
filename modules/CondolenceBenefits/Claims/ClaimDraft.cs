using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.CondolenceBenefits.Claims;

/// <summary>Answers that are not submitted yet: the member's own, erased on submission, withdrawal and expiry.</summary>
internal sealed class ClaimDraft : IPersonal
{
    /// <summary>The case's id.</summary>
    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public BenefitKind Kind { get; private set; }
    public string Title { get; private set; } = "";
    public Sealed<Dictionary<string, string>> Answers { get; private set; } = null!;
    public DateTimeOffset UpdatedAt { get; private set; }

    public static ClaimDraft Of(Guid id, Guid person, BenefitKind kind, string title, DateTimeOffset now) =>
        new() { Id = id, PersonId = person, Kind = kind, Title = title, Answers = Sealed.Of(new Dictionary<string, string>()), UpdatedAt = now };

    public Answers Read() => new(Answers.Open());
    public void Write(Answers answers, DateTimeOffset now) => (Answers, UpdatedAt) = (Sealed.Of(new Dictionary<string, string>(answers.Values)), now);

    public static void Map(EntityTypeBuilder<ClaimDraft> entity) => entity.Sealed(x => x.Answers);
}
