using WelfareMutual.Kernel;

namespace WelfareMutual.Events.Rules;

/// <summary>Whether the money of a convenience store can still come before the event. The provider's shortest time to pay at one ends with tomorrow.</summary>
internal static class StorePayment
{
    public static readonly Refusal TooNear = new("events-too-near-for-store", "開催日が近いため、コンビニでの支払いは間に合いません。カードをお選びください。", "Method");

    public static bool IsInTime(DateOnly today, DateOnly eventDay) => eventDay >= today.AddDays(2);
}
