using WelfareMutual.Events.Happenings;
using WelfareMutual.Kernel;

namespace WelfareMutual.Events.Rules;

/// <summary>One who takes part.</summary>
/// <param name="Age">During the day of the event.</param>
internal sealed record Participant(ForWhom Is, string Name, int Age, Guid? RelativeId = null);

/// <summary>One who takes part, under the price class that age and standing give.</summary>
internal sealed record Placed(Participant Participant, PriceClass Class);

/// <summary>Which fee is asked of whom. Source: EVT-01; bus tours with fees by school age and for companions outside the scheme (DOMAIN 3.5).</summary>
internal static class Fees
{
    public static readonly Refusal NoClass = new("events-no-price-class", "参加できる年齢や区分に当てはまらない方がいます。参加費の表を確かめてください。", "Party");

    /// <summary>A class made for the person's standing goes before one that is for anyone.</summary>
    public static PriceClass? ClassOf(IEnumerable<PriceClass> classes, Participant participant) => classes
        .Where(c => (c.ForWhom == participant.Is || c.ForWhom == ForWhom.Anyone) && participant.Age >= c.AgeFrom && (c.AgeTo is null || participant.Age < c.AgeTo))
        .OrderBy(c => c.ForWhom == ForWhom.Anyone).ThenBy(c => c.Position)
        .FirstOrDefault();

    /// <returns>Null when one of them has no class.</returns>
    public static Placed[]? Place(IReadOnlyCollection<PriceClass> classes, IReadOnlyCollection<Participant> party)
    {
        var placed = party.Select(p => (Participant: p, Class: ClassOf(classes, p))).ToArray();
        return placed.Any(p => p.Class is null) ? null : [.. placed.Select(p => new Placed(p.Participant, p.Class!))];
    }

    public static Yen Total(IEnumerable<Placed> placed) => placed.Select(p => p.Class.Fee).Total();
}
