using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Tickets.Rules;

/// <summary>How long tickets are put aside for payment.</summary>
/// <param name="Minutes">From reserving to paying by card.</param>
/// <param name="ExtensionMinutes">Added once, on request (WCAG 2.2.1).</param>
/// <param name="StoreDays">Days to pay at a convenience store; the provider allows 1 to 60, to the end of that day in Japan.</param>
public sealed record HoldSettings(int Minutes, int ExtensionMinutes, int StoreDays) : IRuleSettings<HoldSettings>
{
    public static string Name => "tickets.hold";
    public static HoldSettings Initial => new(15, 15, 3);
}

internal static class Hold
{
    public static readonly Refusal Over = new("tickets-hold-over", "お取り置きの時間が過ぎたため、席を戻しました。お金はかかっていません。");
    public static readonly Refusal ExtendedAlready = new("tickets-hold-extended", "お取り置きの延長は1回だけです。");
    public static readonly Refusal TooLateToCancel = new("tickets-return-over", "取り消せる期間を過ぎています。券はそのままお使いいただけます。");

    public static DateTimeOffset Until(DateTimeOffset now, HoldSettings settings) => now.AddMinutes(settings.Minutes);

    /// <summary>24:00 in Japan of the last day to pay at a store.</summary>
    public static DateTimeOffset PayBy(PaymentMethod method, DateTimeOffset now, DateTimeOffset holdUntil, HoldSettings settings) =>
        method == PaymentMethod.Card ? holdUntil : Clock.StartOf(Clock.DayOf(now).AddDays(settings.StoreDays + 1));

    /// <summary>An unused ticket may be given back within the offering's days after payment.</summary>
    public static bool MayReturn(DateTimeOffset paidAt, int returnDays, DateOnly today) =>
        returnDays > 0 && today <= Clock.DayOf(paidAt).AddDays(returnDays);
}
