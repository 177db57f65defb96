using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Filings;

public enum FilingKind { Join, Change, Leave }
public enum FilingState { Filed, Withdrawn, Corrected, Applied }

/// <summary>What the enterprise reported about one person: who filed, who keyed it in when it came on paper, and from when it holds.
/// The person's record shows it at once; until the cut-off the filing can be withdrawn or corrected.</summary>
internal sealed class Filing : IPersonal, IVersioned
{
    public Guid Id { get; init; }
    public string Number { get; init; } = "";
    public Guid EnterpriseId { get; init; }
    public Guid PersonId { get; init; }
    public FilingKind Kind { get; init; }
    public FilingState State { get; set; }
    public Sealed<FilingContent> Content { get; init; } = null!;

    /// <summary>The officer's account, or empty when the firm filed on paper.</summary>
    public Guid? FiledBy { get; init; }
    public Sealed<string> FiledByName { get; init; } = null!;

    /// <summary>The staff member who keyed a paper filing in.</summary>
    public Guid? KeyedBy { get; init; }
    public Sealed<string>? KeyedByName { get; init; }
    public DateTimeOffset FiledAt { get; init; }
    public DateOnly EffectiveFrom { get; init; }
    public DateTimeOffset OpenUntil { get; init; }
    public Yen DuesDifference { get; init; }
    public Guid? RosterId { get; init; }

    /// <summary>The staff member who took it back for the firm, after the cut-off.</summary>
    public Guid? TakenBackBy { get; private set; }
    public Sealed<TakenBack>? TakenBack { get; private set; }
    public int Version { get; set; }

    public bool MayBeTakenBack(DateTimeOffset now) => State == FilingState.Filed && now < OpenUntil;

    /// <summary>Withdrawn, or corrected by another one: nothing of it holds any more.</summary>
    public bool IsOver => State is FilingState.Withdrawn or FilingState.Corrected;

    public void NoteTakenBack(TakenBack how, Guid staff) => (TakenBack, TakenBackBy) = (Sealed.Of(how), staff);

    public static void Configure(EntityTypeBuilder<Filing> entity)
    {
        entity.Sealed(x => x.Content);
        entity.Sealed(x => x.FiledByName);
        entity.SealedOptional(x => x.KeyedByName);
        entity.SealedOptional(x => x.TakenBack);
    }
}

/// <summary>Before is null for a joiner. A leaver has the day of retirement and why.</summary>
internal sealed record FilingContent(EmployeeContent? Before, EmployeeContent? After, DateOnly? RetiredOn = null, string? Reason = null);

/// <param name="Signer">Who asked for it on the firm's paper.</param>
/// <param name="StaffName">Who keyed it in.</param>
public sealed record TakenBack(string Signer, DateOnly ReceivedOn, string Reason, string StaffName, DateTimeOffset At);

/// <summary>Who files: the officer online, or the firm on paper keyed in by staff.</summary>
internal sealed record Filer(Guid? Officer, string Name, Guid? KeyedBy, string? KeyedByName, DateTimeOffset At, Guid? RosterId = null)
{
    public static Filer Online(Actor officer, DateTimeOffset now) => new(officer.AccountId, officer.Name, null, null, now);
    public static Filer OnPaper(string signer, Actor staff, DateTimeOffset received) => new(null, signer, staff.AccountId, staff.Name, received);

    public Filing File(Guid enterprise, Guid person, FilingKind kind, FilingContent content, EffectiveMonth effective, Yen dues, string number) => new()
    {
        Id = Guid.CreateVersion7(),
        Number = number,
        EnterpriseId = enterprise,
        PersonId = person,
        Kind = kind,
        State = FilingState.Filed,
        Content = Sealed.Of(content),
        FiledBy = Officer,
        FiledByName = Sealed.Of(Name),
        KeyedBy = KeyedBy,
        KeyedByName = Sealed.OfNullable(KeyedByName),
        FiledAt = At,
        EffectiveFrom = effective.From,
        OpenUntil = effective.Deadline,
        DuesDifference = dues,
        RosterId = RosterId,
    };
}
