using WelfareMutual.Kernel;
using WelfareMutual.Tickets.Offerings;

namespace WelfareMutual.Tickets.Rules;

internal static class Return
{
    public static readonly Refusal TooLate = new("tickets-return-over", "取り消せる期間を過ぎています。券はそのままお使いいただけます。");

    public static readonly Refusal Posted = new("tickets-return-posted", "券を発送したため、取り消すことができません。");

    /// <summary>An unused ticket may be given back within the offering's days after payment, a dated one until the day before.</summary>
    public static bool IsInTime(DateTimeOffset paidAt, Offering offering, DateOnly today) =>
        offering.ReturnDays > 0 && today <= Clock.DayOf(paidAt).AddDays(offering.ReturnDays) && (offering.HeldOn is not { } day || today < day);
}
