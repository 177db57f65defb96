using System.Globalization;
using System.Text.RegularExpressions;

namespace WelfareMutual.Tests.Web.Shared;

/// <summary>The roles of wm.css resolved through tokens.css, as each site sees them.</summary>
internal sealed partial class Stylesheet
{
    public static string Root { get; } = Path.Combine(AppContext.BaseDirectory, "read");
    public static string Css { get; } = File.ReadAllText(Path.Combine(Root, "wwwroot/wm.css"));

    private readonly Dictionary<string, string> tokens = Values(File.ReadAllText(Path.Combine(Root, "wwwroot/tokens.css")));
    private readonly Dictionary<string, string> roles;

    public Stylesheet(bool office)
    {
        roles = Values(Block(":root {"));
        if (office)
        {
            foreach (var (name, value) in Values(Block("body.site-office {")))
            {
                roles[name] = value;
            }
        }
    }

    public double Contrast(string ink, string surface)
    {
        var (light, dark) = (Luminance(ink), Luminance(surface));
        return (Math.Max(light, dark) + 0.05) / (Math.Min(light, dark) + 0.05);
    }

    public string Hex(string role)
    {
        var token = Regex.Match(roles[$"--wm-{role}"], @"^var\((?<t>--color-[a-z0-9-]+)\)$").Groups["t"].Value;
        return tokens[token];
    }

    private double Luminance(string role)
    {
        var hex = Hex(role);
        return (0.2126 * Channel(hex[1..3])) + (0.7152 * Channel(hex[3..5])) + (0.0722 * Channel(hex[5..7]));
    }

    private static double Channel(string hex)
    {
        var part = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;
        return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }

    private static string Block(string opening)
    {
        var start = Css.IndexOf(opening, StringComparison.Ordinal);
        return Css[start..Css.IndexOf('}', start)];
    }

    private static Dictionary<string, string> Values(string css)
    {
        var found = new Dictionary<string, string>();
        foreach (Match match in Declaration().Matches(css))
        {
            found[match.Groups["n"].Value] = match.Groups["v"].Value.Trim();
        }

        return found;
    }

    [GeneratedRegex(@"(?<n>--[a-z0-9-]+):(?<v>[^;]+);")]
    private static partial Regex Declaration();
}
