using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Payouts.Contracts;
using WelfareMutual.Payouts.Holds;

namespace WelfareMutual.Payouts.Rules;

/// <summary>Source: FEATURES OUT-05. Which account makes a payment wait.</summary>
internal static class PayeeChange
{
    /// <param name="paid">Accounts that the person was paid to before.</param>
    /// <param name="moved">Whether the person's address or mail was changed lately.</param>
    /// <returns>Null when the money may go at once.</returns>
    public static string? Cause(PayeeAccount account, IReadOnlyCollection<PayeeAccount> paid, bool moved) =>
        paid.Any(p => Same(p, account)) ? null
        : paid.Count > 0 ? PayeeHold.PayeeNew
        : moved ? PayeeHold.ContactChanged
        : null;

    /// <summary>The holder's spelling may differ; the bank pays by number.</summary>
    private static bool Same(PayeeAccount one, PayeeAccount other) =>
        (one.BankCode, one.BranchCode, one.Kind, one.Number) == (other.BankCode, other.BranchCode, other.Kind, other.Number);
}

/// <summary>Settings of the scheme.</summary>
/// <param name="WaitDays">How long a payment to another account waits.</param>
/// <param name="ContactWatchDays">How long after a change of address or mail a first account is looked at as well.</param>
public sealed record PayeeGuardSettings(int WaitDays, int ContactWatchDays) : IRuleSettings<PayeeGuardSettings>, ITakesTwoPeople, IBounded
{
    private static readonly Refusal Beyond = new("payouts-guard-bounds", "口座の変更を待つ日数は7日から90日まで、連絡先の変更を見る日数は30日から365日までにしてください。", "Settings");

    public static string Name => "payouts.payee-guard";
    public static string Title => "受取人を変えたあとの待ち日数";
    public static PayeeGuardSettings Initial => new(14, 60);

    public Refusal? OutOfBounds() => WaitDays is >= 7 and <= 90 && ContactWatchDays is >= 30 and <= 365 ? null : Beyond;
}
