using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Events.Rules;

/// <summary>How long places are put aside for payment.</summary>
public sealed record EntryHoldSettings(int Minutes, int ExtensionMinutes, int StoreDays) : IHoldSettings, IRuleSettings<EntryHoldSettings>
{
    public static string Name => "events.hold";
    public static string Title => "イベントの取り置きの時間";
    public static EntryHoldSettings Initial => new(15, 15, 3);
}
