using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;

namespace WelfareMutual.Identity.StaffPasswords;

/// <summary>Source: seed 004, 5(2)① (passwords of terminals are changed periodically). Two people change the term.</summary>
/// <param name="Days">90 to 730, or 0: never by date.</param>
public sealed record PasswordTerm(int Days) : IRuleSettings<PasswordTerm>, ITakesTwoPeople, IBounded
{
    public const int ReminderDays = 14;

    public static string Name => "identity.staff-password-term";
    public static string Title => "職員のパスワードの期限";
    public static PasswordTerm Initial => new(365);

    public Refusal? OutOfBounds() => Days is 0 or >= 90 and <= 730 ? null : StaffPasswordRules.Term;

    /// <returns>Whole days that are left, 0 or less when the term is over; null when there is none.</returns>
    public int? DaysLeft(DateTimeOffset changedAt, DateTimeOffset now) =>
        Days == 0 ? null : (int)Math.Ceiling((changedAt.AddDays(Days) - now).TotalDays);
}
