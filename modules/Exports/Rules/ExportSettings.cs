using WelfareMutual.Kernel.Rulebook;

namespace WelfareMutual.Exports.Rules;

/// <summary>How long an order for a file of personal data is good. Settings of the scheme.</summary>
/// <param name="DaysToRelease">An order that nobody released in so many days ends.</param>
/// <param name="DaysToTake">A released order is used within so many days, or ends.</param>
/// <param name="DaysForPassword">So long the password of a taken file is kept for the second person.</param>
/// <param name="MostMegabytes">What one file may hold before it is packed.</param>
public sealed record ExportSettings(int DaysToRelease, int DaysToTake, int DaysForPassword, int MostMegabytes) : IRuleSettings<ExportSettings>
{
    public static string Name => "exports.settings";
    public static ExportSettings Initial => new(7, 3, 7, 200);

    internal long MostBytes => MostMegabytes * 1024L * 1024L;
}
