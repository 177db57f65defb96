using System.Text;

namespace WelfareMutual.Kernel.Text;

/// <summary>Digits, letters and hyphens as they come from Japanese keyboards, brought to their ASCII form.</summary>
public static class Digits
{
    /// <summary>‐‑‒–—―−ー－ and their half-width forms: what people type for a hyphen between digits.</summary>
    private const string HyphenVariants = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u30FC\uFF0D\uFF70\uFE63\u00AD";

    /// <summary>Full-width digits, letters and signs (０-９, Ａ-Ｚ, ．／) to ASCII, ideographic space to space. Everything else stays.</summary>
    public static string HalfWidth(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Concat(text.Select(c => c switch
        {
            '\u3000' => ' ',
            >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
            _ => c,
        }));
    }

    /// <summary>Every variant of the hyphen to '-', also the long vowel mark ー: only for numbers, never for names.</summary>
    public static string Hyphens(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Concat(text.Select(c => HyphenVariants.Contains(c, StringComparison.Ordinal) ? '-' : c));
    }

    /// <summary>Half width, one kind of hyphen, no white space: a number as typed, ready to be read.</summary>
    public static string Tidy(string? text) =>
        string.Concat(Hyphens(HalfWidth(text ?? "")).Where(c => !char.IsWhiteSpace(c) && c is not ('\u200B' or '\uFEFF')));

    /// <summary><see cref="Tidy"/> without hyphens: the digits alone where nothing else was typed.</summary>
    public static string Strip(string? text) => Tidy(text).Replace("-", "", StringComparison.Ordinal);

    /// <summary>Whether the text is one or more of 0 to 9. char.IsDigit would also accept other scripts.</summary>
    public static bool AreAll(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > 0 && text.All(char.IsAsciiDigit);
    }

    /// <summary>The first character that is no digit, as a person sees it; null when there is none.</summary>
    internal static string? FirstOther(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (!Rune.IsDigit(rune) || !rune.IsAscii) return rune.ToString();
        return null;
    }
}
