using System.Text.RegularExpressions;

namespace WelfareMutual.Tests.Architecture;

/// <summary>As much of deploy/firewall.nft as a test must know: the ports it names and the flows it declares.</summary>
internal sealed class FirewallRules
{
    static readonly Regex Defined = Tree.Pattern(@"^define (\w+) = (\d+)$", RegexOptions.Multiline);
    static readonly Regex Chain = Tree.Pattern(@"chain (\w+) \{(.*?)\n    \}", RegexOptions.Singleline);
    static readonly Regex Flow = Tree.Pattern(@"^\s+iifname \$(\w+)_link\s+oifname \$(\w+)_link\s+ip daddr \$(\w+)\s+tcp dport \$(\w+)_port\s+accept comment ""([^""]+)""$");

    public FirewallRules(string text)
    {
        Ports = Defined.Matches(text).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value, StringComparer.Ordinal);
        Chains = Chain.Matches(text).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value.Split('\n').Select(l => l.TrimEnd()).Where(l => l.Trim().Length > 0).ToArray(), StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, string> Ports { get; }
    public IReadOnlyDictionary<string, string[]> Chains { get; }

    /// <summary>link > link address port: comment; a line that is no such flow is given as it stands.</summary>
    public IReadOnlyList<string> Declared => [.. Chains["declared"].Select(line => Flow.Match(line) is { Success: true } m
        ? $"{m.Groups[1]} > {m.Groups[2]} {m.Groups[3]} {Ports[m.Groups[4].Value + "_port"]}: {m.Groups[5]}" : line)];

    /// <summary>Lines outside the declared flows that let something pass.</summary>
    public IReadOnlyList<string> Doors => [.. Chains.Where(c => c.Key != "declared").SelectMany(c => c.Value.Where(l => Tree.Pattern(@"\baccept\b").IsMatch(l)).Select(l => $"{c.Key}: {l.Trim()}"))];
}
