using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Events.Rules;

/// <summary>How long places are put aside for payment.</summary>
/// <param name="Minutes">From entering to paying by card.</param>
/// <param name="ExtensionMinutes">Added once, on request (WCAG 2.2.1).</param>
/// <param name="StoreDays">Days to pay at a convenience store; the provider allows 1 to 60, to the end of that day in Japan.</param>
public sealed record EntryHoldSettings(int Minutes, int ExtensionMinutes, int StoreDays) : IRuleSettings<EntryHoldSettings>
{
    public static string Name => "events.hold";
    public static EntryHoldSettings Initial => new(15, 15, 3);
}

internal static class EntryHold
{
    public static readonly Refusal Over = new("events-hold-over", "お取り置きの時間が過ぎたため、席を戻しました。お金はかかっていません。");
    public static readonly Refusal ExtendedAlready = new("events-hold-extended", "お取り置きの延長は1回だけです。");
    public static readonly Refusal TooNearForStore = new("events-too-near-for-store", "開催日が近いため、コンビニでの支払いは間に合いません。カードをお選びください。", "Method");

    public static DateTimeOffset Until(DateTimeOffset now, EntryHoldSettings settings) => now.AddMinutes(settings.Minutes);

    /// <summary>24:00 in Japan of the last day to pay at a store, which is never later than the eve of the event.</summary>
    public static DateTimeOffset PayBy(PaymentMethod method, DateTimeOffset now, DateTimeOffset holdUntil, DateOnly eventDay, EntryHoldSettings settings)
    {
        if (method == PaymentMethod.Card)
        {
            return holdUntil;
        }
        var days = Clock.StartOf(Clock.DayOf(now).AddDays(settings.StoreDays + 1));
        var eve = Clock.StartOf(eventDay);
        return days < eve ? days : eve;
    }

    /// <summary>The provider's shortest time to pay at a store ends with tomorrow.</summary>
    public static bool StoreIsInTime(DateOnly today, DateOnly eventDay) => eventDay >= today.AddDays(2);
}
