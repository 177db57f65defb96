using WelfareMutual.Kernel.Rulebook;

namespace WelfareMutual.Identity.Terminals;

/// <summary>Source: seed 004, 2(2) (15 terminals on the closed network).</summary>
public sealed record TerminalLimit(int Most) : IRuleSettings<TerminalLimit>
{
    public static string Name => "identity.terminals";
    public static string Title => "登録できる端末の数";
    public static TerminalLimit Initial => new(15);
}
