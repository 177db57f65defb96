using System.Text;

namespace WelfareMutual.Kernel.Text;

/// <summary>Kana in any width and script, brought to full-width katakana, and the key under which names are searched.</summary>
public static class Kana
{
    private const string Small = "ァィゥェォヵヶッャュョヮ";
    private const string Large = "アイウエオカケツヤユヨワ";

    /// <summary>Half-width kana to full width, with voiced marks joined to their letter: ﾀﾞｲﾁ to ダイチ. Everything else stays.</summary>
    public static string FullWidth(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && IsHalfWidthKana(text[end])) end++;
            if (end == at) result.Append(text[at++]);
            else
            {
                // NFKC only on the half-width run: on a whole name it would replace compatibility ideographs.
                result.Append(text[at..end].Normalize(NormalizationForm.FormKC));
                at = end;
            }
        }
        return result.Replace('\u3099', '゛').Replace('\u309A', '゜').ToString();
    }

    /// <summary>Hiragana to katakana: さくら to サクラ. Everything else stays.</summary>
    public static string Katakana(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Concat(text.Select(c => c is >= 'ぁ' and <= 'ゖ' or 'ゝ' or 'ゞ' ? (char)(c + 0x60) : c));
    }

    /// <summary>
    /// The form in which kana names are stored: full-width katakana, marks joined, one full-width space between parts.
    /// Small letters stay small, they tell names apart (戸籍法施行規則: キヨウコ and キョウコ).
    /// </summary>
    public static string Stored(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var joined = string.Concat(text.Select(c => c switch { '゛' => '\u3099', '゜' => '\u309A', _ => c }));
        return PersonName.Spaces(Katakana(FullWidth(Composed(joined))));
    }

    /// <summary>Whether the text is full-width katakana only, with ー ・ and spaces between. Empty text is not.</summary>
    public static bool IsKana(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Any(IsLetter) && text.All(c => IsLetter(c) || c is 'ー' or '・' or '\u3000' or ' ');
    }

    /// <summary>
    /// The key under which a name is searched and compared: NFKC, katakana, small letters large, ヴ as バ行, ヂヅヲ as ジズオ,
    /// without long marks, middle dots, hyphens and spaces; Latin letters upper case. Never shown and never stored as the name.
    /// </summary>
    public static string SearchKey(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var wide = Katakana(text.Normalize(NormalizationForm.FormKC)).ToUpperInvariant();
        var key = new StringBuilder(wide.Length);
        for (var at = 0; at < wide.Length; at++)
        {
            var c = wide[at];
            if (c == 'ヴ') (c, at) = Labial(wide, at);
            if (char.IsWhiteSpace(c) || c is 'ー' or '・' or '-' or '‐' or '゛' or '゜' || char.IsControl(c)) continue;
            var small = Small.IndexOf(c, StringComparison.Ordinal);
            key.Append(small >= 0 ? Large[small] : c switch { 'ヂ' => 'ジ', 'ヅ' => 'ズ', 'ヲ' => 'オ', _ => c });
        }
        return key.ToString();
    }

    // ヴァ ヴィ ヴ ヴェ ヴォ are heard and spelled as バ ビ ブ ベ ボ.
    private static (char Letter, int At) Labial(string text, int at) =>
        (at + 1 < text.Length ? text[at + 1] : ' ') switch
        {
            'ァ' => ('バ', at + 1),
            'ィ' => ('ビ', at + 1),
            'ェ' => ('ベ', at + 1),
            'ォ' => ('ボ', at + 1),
            'ュ' => ('ビ', at),
            _ => ('ブ', at),
        };

    // Katakana and hiragana with combining marks only; composing the rest is none of kana's business.
    internal static string Composed(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\u3099' or '\u309A' && result.Length > 0 && result[^1] is >= 'ぁ' and <= 'ヾ'
                && $"{result[^1]}{c}".Normalize(NormalizationForm.FormC) is { Length: 1 } one) result[^1] = one[0];
            else result.Append(c);
        }
        return result.ToString();
    }

    private static bool IsHalfWidthKana(char c) => c is >= '\uFF61' and <= '\uFF9F';

    private static bool IsLetter(char c) => c is >= 'ァ' and <= 'ヺ' or 'ヽ' or 'ヾ';
}
