using WelfareMutual.Kernel;
using WelfareMutual.Tickets.Offerings;

namespace WelfareMutual.Tickets.Rules;

/// <summary>What staff may enter for an offering.</summary>
internal static class OfferingDraft
{
    public static readonly Refusal NoTitle = new("tickets-no-title", "「名称」を入力してください（40文字以内）。", "Title");
    public static readonly Refusal NoPrices = new("tickets-no-prices", "券種と会員価格を1つ以上入力してください。", "Prices");
    public static readonly Refusal BadPrice = new("tickets-bad-price", "価格は0円から300,000円までの整数で入力してください。", "Prices");
    public static readonly Refusal SalePeriod = new("tickets-sale-period", "販売の終わりは、始まりより後にしてください。", "SaleUntil");
    public static readonly Refusal UseBeforeSale = new("tickets-use-before-sale", "使える期限（日時の決まった券は使う日）は、販売の終わりの日以後にしてください。", "UseUntil");
    public static readonly Refusal NoDay = new("tickets-no-day", "日時の決まった券には、「使う日」を入力してください。", "HeldOn");
    public static readonly Refusal SeatTooLong = new("tickets-seat-too-long", "「席」は60文字以内で入力してください。", "Seat");
    public static readonly Refusal Limits = new("tickets-limits", "買える枚数は、1人は1枚以上、世帯は1人の枚数以上にしてください。", "LimitPerMember");
    public static readonly Refusal Capacity = new("tickets-capacity", "在庫は0枚から100,000枚までで入力してください。", "Capacity");
    public static readonly Refusal KindFixed = new("tickets-kind-fixed", "種類は、最初の申込みのあとは変えられません。新しいチケットを作ってください。", "Kind");
    public static readonly Refusal BelowSold = new("tickets-capacity-below-sold", "在庫を、すでに売れた枚数とお取り置き中の枚数より少なくすることはできません。", "Capacity");

    public static List<Refusal> Refuse(SaveOffering draft)
    {
        var refusals = new List<Refusal>();
        void Check(bool broken, Refusal refusal)
        {
            if (broken)
            {
                refusals.Add(refusal);
            }
        }
        Check(draft.Title.Trim() is not { Length: > 0 and <= 40 }, NoTitle);
        Check(draft.Prices.Count == 0, NoPrices);
        Check(draft.Prices.Any(p => p.Member.Amount is < 0 or > 300_000 || p.Usual.Amount is < 0 or > 300_000 || p.Name.Trim().Length == 0), BadPrice);
        Check(draft.SaleUntil <= draft.SaleFrom, SalePeriod);
        Check(draft.Kind == TicketKind.Dated && draft.Held is null, NoDay);
        Check(draft.IsDated && draft.Held!.Seat.Trim().Length > 60, SeatTooLong);
        Check(draft.LastDay < Clock.DayOf(draft.SaleUntil.AddTicks(-1)), UseBeforeSale); // a sale until 24:00 ends at 0:00 of the next day
        Check(draft.LimitPerMember < 1 || draft.LimitPerHousehold < draft.LimitPerMember, Limits);
        Check(draft.Capacity is < 0 or > 100_000, Capacity);
        return refusals;
    }
}
