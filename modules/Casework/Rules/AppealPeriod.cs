using WelfareMutual.Kernel.Rulebook;

namespace WelfareMutual.Casework.Rules;

/// <summary>Within how many days a member may object to a decision. A setting of the scheme.</summary>
public sealed record AppealPeriod(int Days) : IRuleSettings<AppealPeriod>
{
    public static string Name => "casework.appeal-period";
    public static string Title => "不服を申し出られる期間";
    public static AppealPeriod Initial => new(60);
}
