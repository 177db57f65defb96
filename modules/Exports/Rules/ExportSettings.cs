using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;

namespace WelfareMutual.Exports.Rules;

/// <summary>How long an order for a file of personal data is good. Settings of the scheme.</summary>
/// <param name="DaysToRelease">An order that nobody released in so many days ends.</param>
/// <param name="DaysToTake">A released order is used within so many days, or ends.</param>
/// <param name="DaysForPassword">So long the password of a taken file is kept for the second person.</param>
/// <param name="MostMegabytes">What one file may hold before it is packed.</param>
public sealed record ExportSettings(int DaysToRelease, int DaysToTake, int DaysForPassword, int MostMegabytes) : IRuleSettings<ExportSettings>, ITakesTwoPeople, IBounded
{
    private static readonly Refusal Beyond = new(
        "exports-settings-bounds", "持ち出しの承認は1日から30日まで、受け取りは1日から14日まで、パスワードの保管は1日から30日まで、大きさは1000メガバイトまでにしてください。", "Settings");

    public static string Name => "exports.settings";
    public static string Title => "持ち出しの期限と大きさ";
    public static ExportSettings Initial => new(7, 3, 7, 200);

    public Refusal? OutOfBounds() =>
        DaysToRelease is >= 1 and <= 30 && DaysToTake is >= 1 and <= 14 && DaysForPassword is >= 1 and <= 30 && MostMegabytes is >= 1 and <= 1000 ? null : Beyond;

    internal long MostBytes => MostMegabytes * 1024L * 1024L;
}
