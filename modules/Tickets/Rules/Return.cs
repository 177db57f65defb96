using WelfareMutual.Kernel;

namespace WelfareMutual.Tickets.Rules;

internal static class Return
{
    public static readonly Refusal TooLate = new("tickets-return-over", "取り消せる期間を過ぎています。券はそのままお使いいただけます。");

    /// <summary>An unused ticket may be given back within the offering's days after payment.</summary>
    public static bool IsInTime(DateTimeOffset paidAt, int returnDays, DateOnly today) =>
        returnDays > 0 && today <= Clock.DayOf(paidAt).AddDays(returnDays);
}
