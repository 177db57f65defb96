using WelfareMutual.Kernel;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Payments.Differences;

namespace WelfareMutual.Payments.Rules;

/// <summary>What staff may do about a difference. Where money moves or is said to have moved, a second person decides (FEATURES PAY-05, BO-02).</summary>
internal static class DifferenceSettlement
{
    public const int LongestReason = 200;
    private static readonly TimeSpan TryTakes = TimeSpan.FromMinutes(10);

    public static readonly Refusal NotOpen = new("payments-difference-state", "いまの状態ではこの操作はできません。画面を開き直してください。");
    public static readonly Refusal TriedJustNow = new("payments-tried-just-now", "やり直しの途中です。10分待ってから、結果を確かめてください。");
    public static readonly Refusal NothingToTry = new("payments-nothing-to-try", "自動で返金しています。やり直すことはありません。");
    public static readonly Refusal NoResolution = new("payments-no-resolution", "処理の内容を1つ選んでください。", "Resolution");
    public static readonly Refusal NoReason = new("payments-no-reason", "理由を200文字以内で入力してください。名前や口座番号は書かないでください。", "Reason");
    public static readonly Refusal FourEyes = new("payments-four-eyes", "提案した人は決定できません。別の職員が決定してください。");
    public static readonly Refusal OwnMoney = new("payments-own-money", "自分または家族の支払いです。別の職員に任せてください。");

    /// <summary>What may be chosen. Money that came late or twice goes back by itself; when it cannot, a difference of the refund follows.</summary>
    public static IReadOnlyList<Resolution> Choices(DifferenceKind kind, bool received, string? currency) => kind switch
    {
        DifferenceKind.Late or DifferenceKind.Twice => [],
        DifferenceKind.RefundRefused or DifferenceKind.RefundFailed or DifferenceKind.RefundSilent => [Resolution.Outside],
        _ when received && currency == "jpy" => [Resolution.Paid, Resolution.GivenBack, Resolution.Outside],
        _ => [Resolution.Outside],
    };

    public static Refusal? RefuseTry(Difference difference, DateTimeOffset now) =>
        difference.State != DifferenceState.Open ? NotOpen
        : difference.Kind is DifferenceKind.Late or DifferenceKind.Twice ? NothingToTry
        : difference.TriedAt > now - TryTakes ? TriedJustNow
        : null;

    public static Refusal? RefuseProposal(Difference difference, Resolution? wanted, string reason) =>
        difference.State != DifferenceState.Open ? NotOpen
        : wanted is not { } resolution || !Choices(difference.Kind, difference.Received, difference.SeenCurrency).Contains(resolution) ? NoResolution
        : reason.Length is 0 or > LongestReason ? NoReason
        : null;

    public static Refusal? RefuseDecision(Difference difference, bool approve, Guid actor) =>
        difference.State != DifferenceState.Proposed ? NotOpen : approve && difference.ProposedBy == actor ? FourEyes : null;

    /// <summary>The payment ends: what was being given back has been; what was open and unpaid is over.</summary>
    public static PaymentState EndOf(Difference difference, PaymentState state) =>
        state == PaymentState.Refunding || difference.Received ? PaymentState.Refunded : PaymentState.Expired;
}
