using WelfareMutual.Kernel;

namespace WelfareMutual.Identity.Rules;

/// <summary>Source: IAM-08 (quarterly rights review).</summary>
internal static class ReviewRules
{
    public static readonly Refusal Own = new("identity-review-own", "自分の権限は、自分では確認できません。別の職員に頼んでください。");
    public static readonly Refusal Answered = new("identity-review-answered", "この確認は済んでいます。画面を開き直してください。");

    public static readonly Refusal LastAdministrators = new("identity-review-last-administrators", "権限「管理」を持つ職員が足りなくなるため、止められません。先に、ほかの職員に権限「管理」を渡してください。");

    public static readonly TimeSpan TimeToAnswer = TimeSpan.FromDays(14);

    /// <summary>Nobody could give rights back when no two administrators were left: their reviews are called out instead.</summary>
    public const int AdministratorsKept = 2;

    public static bool IsNeeded(Staff.Staff person, IReadOnlyCollection<Staff.Staff> staff) =>
        IsAdministrator(person) && staff.Count(IsAdministrator) <= AdministratorsKept;

    private static bool IsAdministrator(Staff.Staff staff) => staff.Roles.Contains(nameof(StaffRole.System));
}
