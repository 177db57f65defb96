namespace WelfareMutual.Kernel.Text;

/// <summary>A cell whose content begins like a formula.</summary>
public static class FormulaText
{
    private const string Starts = "=+-@\t\r\n＝＋－＠";

    /// <summary>A spreadsheet would compute such a text when the file is opened (OWASP, CSV injection).</summary>
    public static bool Is(string text) => text.Length > 0 && Starts.Contains(text[0], StringComparison.Ordinal);

    /// <summary>With a leading quote, so that no spreadsheet computes it.</summary>
    public static string Neutral(string text) => Is(text) || text.StartsWith('\'') ? "'" + text : text;

    /// <summary>Takes back what <see cref="Neutral"/> added, and opens ="0012", which products write to keep leading zeros.</summary>
    public static string Opened(string text)
    {
        if (text.Length >= 2 && text[0] == '\'' && (text[1] == '\'' || Is(text[1..]))) return text[1..];
        return text.Length >= 3 && text.StartsWith("=\"", StringComparison.Ordinal) && text[^1] == '"'
            && !text[2..^1].Contains('"', StringComparison.Ordinal) ? text[2..^1] : text;
    }
}
