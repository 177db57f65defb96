using WelfareMutual.Kernel;
using WelfareMutual.Tickets.Offerings;

namespace WelfareMutual.Tickets.Rules;

/// <summary>What a member chose. Prices are the offering's own at this moment, never what the form says.</summary>
internal static class Selection
{
    private const int MostInOneOrder = 20;

    public static readonly Refusal Nothing = new("tickets-nothing-chosen", "枚数を選んでください。", "Lines");
    public static readonly Refusal TooMany = new("tickets-too-many", $"1回に買えるのは{MostInOneOrder}枚までです。", "Lines");
    public static readonly Refusal Unknown = new("tickets-unknown-price-class", "選ばれた券種は、いまは扱っていません。画面を開き直してください。", "Lines");

    public static Refusal? Refuse(Offering offering, IReadOnlyCollection<(Guid PriceClass, int Quantity)> chosen)
    {
        if (chosen.Any(c => c.Quantity < 0 || offering.PriceClasses.All(p => p.Id != c.PriceClass))
            || chosen.Select(c => c.PriceClass).Distinct().Count() != chosen.Count)
        {
            return Unknown;
        }
        var quantity = chosen.Sum(c => (long)c.Quantity);
        return quantity == 0 ? Nothing : quantity > MostInOneOrder ? TooMany : null;
    }

    public static Yen Amount(Offering offering, IEnumerable<(Guid PriceClass, int Quantity)> chosen) =>
        chosen.Select(c => offering.PriceClasses.Single(p => p.Id == c.PriceClass).Price * c.Quantity).Total();
}
