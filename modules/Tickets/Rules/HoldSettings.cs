using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Tickets.Rules;

/// <summary>How long tickets are put aside for payment.</summary>
public sealed record HoldSettings(int Minutes, int ExtensionMinutes, int StoreDays) : IHoldSettings, IRuleSettings<HoldSettings>
{
    public static string Name => "tickets.hold";
    public static string Title => "チケットの取り置きの時間";
    public static HoldSettings Initial => new(15, 15, 3);
}
