using WelfareMutual.Kernel;

namespace WelfareMutual.Identity.Rules;

/// <summary>Failures within the last minute, and in a row.</summary>
/// <param name="Known">Whether this target was reached from here before, with the right secret.</param>
/// <param name="InARow">Of the target, since it was reached last; counted up to the limit only.</param>
/// <param name="Lately">Whether one of them is younger than the long wait.</param>
internal readonly record struct RecentFailures(
    long OfTargetFromHere, long OfTarget, long FromHere, long InTotal, bool Known = false,
    long InARow = 0, bool Lately = false, long InARowFromHere = 0, bool LatelyFromHere = false);

/// <summary>Source: NIST SP 800-63B-4 3.2.2, SECURITY.md 2.3. Delay, not lock: others' failures never shut an account's owner out.
/// When the whole site is under attack the pace tightens for those who fail, not for those who do not, and never for a place from which
/// the owner came in before. After a hundred failures in a row there is one attempt in a long while.</summary>
internal static class SignInPace
{
    public static readonly Refusal TooFast = new(
        "identity-too-fast", "続けて合わなかったため、少しのあいだ受け付けを止めています。少し待ってからもう一度お試しください。");

    /// <summary>What staff are alerted to: guessing at one account from many places, and failures beyond what a day brings. Somebody's own slips are neither.</summary>
    /// <returns>The alert's code, or null.</returns>
    public static string? Attack(RecentFailures failures, IdentitySettings limits) =>
        failures.OfTarget >= limits.FailuresOfTarget || failures.InARow >= limits.FailuresInARow ? "sign-in-guessing"
        : failures.FromHere >= limits.FailuresFromHere || failures.InTotal >= limits.FailuresInTotal ? "sign-in-flood"
        : null;

    public static bool Allows(RecentFailures failures, IdentitySettings limits) =>
        failures.OfTargetFromHere < limits.FailuresOfTargetFromHere
        && !(failures.LatelyFromHere && failures.InARowFromHere >= limits.FailuresInARow)
        && (failures.Known || AllowsAStranger(failures, limits));

    private static bool AllowsAStranger(RecentFailures failures, IdentitySettings limits) =>
        failures.OfTarget < limits.FailuresOfTarget
        && failures.FromHere < limits.FailuresFromHere
        && !(failures.Lately && failures.InARow >= limits.FailuresInARow)
        && (failures.InTotal < limits.FailuresInTotal || failures.FromHere < limits.FailuresFromHereWhenBusy);
}
