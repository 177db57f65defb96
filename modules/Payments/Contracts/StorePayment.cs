using WelfareMutual.Kernel;

namespace WelfareMutual.Payments.Contracts;

/// <summary>Payment at a convenience store: a number now, the money days later or never. Source: docs.stripe.com/payments/konbini
/// (1 to 60 days, to the end of the last one in Japan), so the shortest time to pay ends with tomorrow.</summary>
public static class StorePayment
{
    private const int LongestDays = 60;

    public static readonly Refusal TooNear = new(
        "payments-too-near-for-store", "使う日、使える期限、開催日のどれかが近いため、コンビニでの支払いは間に合いません。カードをお選びください。お金はかかっていません。", "Method");

    public static readonly Refusal DaysBeyond = new("payments-store-days", "コンビニで支払える日数は、1日から60日までで決めてください。", "Settings");

    /// <summary>Whether the money can still come before the day it is for.</summary>
    /// <param name="usedOn">The day, or the last one on which the thing can be used.</param>
    public static bool IsInTime(DateOnly today, DateOnly usedOn) => usedOn >= today.AddDays(2);

    /// <returns>Null when it can be paid this way; what costs nothing is not paid at all.</returns>
    public static Refusal? Refuse(PaymentMethod method, Yen amount, DateOnly today, DateOnly usedOn) =>
        method == PaymentMethod.ConvenienceStore && amount > Yen.Zero && !IsInTime(today, usedOn) ? TooNear : null;

    public static Refusal? RefuseDays(int days) => days is >= 1 and <= LongestDays ? null : DaysBeyond;
}
