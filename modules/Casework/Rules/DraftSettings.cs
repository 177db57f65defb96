using WelfareMutual.Kernel.Rulebook;

namespace WelfareMutual.Casework.Rules;

/// <summary>How many days after it was begun an application that was not sent ends, answers and documents with it.</summary>
public sealed record DraftSettings(int Days) : IRuleSettings<DraftSettings>
{
    public static string Name => "casework.drafts";
    public static string Title => "書きかけの申請を残す日数";
    public static DraftSettings Initial => new(60);
}
