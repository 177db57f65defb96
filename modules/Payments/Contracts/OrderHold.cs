using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;

namespace WelfareMutual.Payments.Contracts;

/// <summary>How long something is put aside for payment; each module has a rule of its own.</summary>
public interface IHoldSettings : IBounded
{
    /// <summary>From putting aside to paying by card.</summary>
    int Minutes { get; }

    /// <summary>Added once, on request (WCAG 2.2.1).</summary>
    int ExtensionMinutes { get; }

    /// <summary>Days to pay at a convenience store, to the end of the last one in Japan.</summary>
    int StoreDays { get; }

    Refusal? IBounded.OutOfBounds() => StorePayment.RefuseDays(StoreDays);
}

public static class OrderHold
{
    public static readonly Refusal Over = new("payments-hold-over", "お取り置きの時間が過ぎたため、席を戻しました。お金はかかっていません。");
    public static readonly Refusal ExtendedAlready = new("payments-hold-extended", "お取り置きの延長は1回だけです。");

    public static DateTimeOffset Until(DateTimeOffset now, IHoldSettings settings) => now.AddMinutes(settings.Minutes);

    /// <summary>24:00 in Japan of the last day to pay at a store.</summary>
    /// <param name="usedOn">The day the thing is for, or the last one on which it can be used: the last day to pay is never later than its eve.</param>
    public static DateTimeOffset PayBy(PaymentMethod method, DateTimeOffset now, DateTimeOffset holdUntil, IHoldSettings settings, DateOnly usedOn)
    {
        if (method == PaymentMethod.Card)
        {
            return holdUntil;
        }
        var lastDay = Clock.DayOf(now).AddDays(settings.StoreDays + 1);
        return Clock.StartOf(usedOn < lastDay ? usedOn : lastDay);
    }
}
