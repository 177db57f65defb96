using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;

namespace WelfareMutual.CondolenceBenefits.Tables;

/// <summary>Which of the collected schemes the foundation follows. The first version of its table comes with the program.</summary>
public sealed record BenefitScheme(string Id) : IRuleSettings<BenefitScheme>, ITakesTwoPeople, IBounded
{
    public static string Name => "benefits.scheme";
    public static string Title => "給付の制度";
    public static BenefitScheme Initial => new("hyogo-familypack");

    public Refusal? OutOfBounds() => SchemeImport.Ids.Contains(Id) ? null : ClaimRefusals.SchemeUnknown;
}

/// <summary>A version of the benefit table that staff entered. Append-only: a correction is a new version from the same day.</summary>
internal sealed class BenefitTableVersion
{
    public Guid Id { get; private set; }
    public string SchemeId { get; private set; } = "";
    public int Number { get; private set; }
    public DateOnly EffectiveFrom { get; private set; }
    public string Body { get; private set; } = "";
    public Guid EnteredBy { get; private set; }
    public DateTimeOffset EnteredAt { get; private set; }

    public static BenefitTableVersion Of(BenefitTable table, int number, DateOnly from, Guid by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        SchemeId = table.SchemeId,
        Number = number,
        EffectiveFrom = from,
        Body = RuleJson.Write(table),
        EnteredBy = by,
        EnteredAt = now,
    };

    public BenefitTable Read() => RuleJson.Read<BenefitTable>(Body) with { Version = Number.ToString(System.Globalization.CultureInfo.InvariantCulture), EffectiveFrom = EffectiveFrom };
}
