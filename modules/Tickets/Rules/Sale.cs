using WelfareMutual.Kernel;
using WelfareMutual.Tickets.Offerings;

namespace WelfareMutual.Tickets.Rules;

/// <summary>When an offering is on sale. The first second of the sale belongs to it, the last instant does not. Nothing is sold after the last day it can be used.</summary>
internal static class Sale
{
    public static readonly Refusal NotYet = new("tickets-sale-not-yet", "まだ販売が始まっていません。販売開始の日時を確かめてください。");
    public static readonly Refusal Over = new("tickets-sale-over", "販売は終わりました。ほかのチケットをご覧ください。");
    public static readonly Refusal SoldOut = new("tickets-sold-out", "お選びの枚数は残っていません。枚数を減らすか、ほかのチケットをお選びください。お金はかかっていません。");

    public static Refusal? Refuse(Offering offering, DateTimeOffset now) =>
        offering.PublishedAt is null ? Refusal.NotFound
        : offering.ClosedAt is not null || now >= offering.SaleUntil || Clock.DayOf(now) > offering.UseUntil ? Over
        : now < offering.SaleFrom ? NotYet
        : null;
}
