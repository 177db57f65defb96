using WelfareMutual.Kernel;
using WelfareMutual.Tickets.Offerings;

namespace WelfareMutual.Tickets.Rules;

/// <summary>How many one member and one household may have of an offering. Counted by counters guarded by CHECK, so that
/// two devices of one household cannot both take the last one (TIC-04); this is the same rule told beforehand.</summary>
internal static class PurchaseLimit
{
    public static readonly Refusal Reached = new("tickets-limit-reached", "お一人またはご家族で買える枚数を超えています。枚数を減らしてください。お金はかかっていません。", "Lines");

    public static int Left(Offering offering, int takenByMember, int takenByHousehold) =>
        Math.Max(0, Math.Min(offering.LimitPerMember - takenByMember, offering.LimitPerHousehold - takenByHousehold));
}
