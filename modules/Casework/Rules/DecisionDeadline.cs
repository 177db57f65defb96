using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Kernel.Rulebook;

namespace WelfareMutual.Casework.Rules;

/// <summary>By when staff decide. A setting of the scheme (the ordinance's standard period for handling).</summary>
public sealed record DecisionDeadline(int BusinessDays, int DaysForCorrection) : IRuleSettings<DecisionDeadline>
{
    public static string Name => "casework.decision-deadline";
    public static string Title => "申請を決める期限";
    public static DecisionDeadline Initial => new(10, 14);

    public DateOnly From(DateOnly submitted) => Kernel.Calendar.BusinessDays.OfBanks.Add(submitted, BusinessDays);
}
