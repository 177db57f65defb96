using System.Text;

namespace WelfareMutual.Payouts.Zengin;

/// <summary>From a registered name to the half-width capitals that a bank accepts. Nothing is dropped or
/// replaced by a space: what cannot be written is listed (STANDARDS 2.2, vectors zengin_kana).</summary>
internal static class BankKana
{
    public const int PayeeBytes = 30;

    private const string FullWidth = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
    private const string HalfWidth = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ";
    private const string Small = "ァィゥェォャュョッヮヵヶｧｨｩｪｫｬｭｮｯ";
    private const string Large = "アイウエオヤユヨツワカケｱｲｳｴｵﾔﾕﾖﾂ";
    private const string TakesVoicedMark = "ｳｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾊﾋﾌﾍﾎ";
    private const string TakesHalfVoicedMark = "ﾊﾋﾌﾍﾎ";

    public static KanaConversion Convert(string input, KanaClass kanaClass)
    {
        ArgumentNullException.ThrowIfNull(input);
        var text = new StringBuilder(input.Length);
        var illegal = new List<IllegalCharacter>();
        var changes = KanaChanges.None;
        var position = 0;
        foreach (var rune in input.EnumerateRunes())
        {
            position++;
            var (written, change) = One(rune);
            changes |= change;
            if (written is null || !Acceptable(written, text, kanaClass))
            {
                illegal.Add(new IllegalCharacter(position, rune.ToString()));
                continue;
            }

            text.Append(written);
        }

        return new KanaConversion(text.ToString(), illegal, changes);
    }

    /// <summary>A payee is refused rather than shortened: another name is another payee.</summary>
    public static KanaConversion Payee(string input) =>
        Convert(CompanyAbbreviations.Abbreviate(input.Trim()), KanaClass.PartyName);

    /// <summary>For bank and branch names only. Never between a kana and its mark; null when nothing fits.</summary>
    public static string? CutSafely(string halfWidth, int bytes)
    {
        if (halfWidth.Length <= bytes)
        {
            return halfWidth;
        }

        var end = halfWidth[bytes] is 'ﾞ' or 'ﾟ' ? bytes - 1 : bytes;
        return end <= 0 ? null : halfWidth[..end].TrimEnd();
    }

    private static bool Acceptable(string written, StringBuilder before, KanaClass kanaClass)
    {
        if (written is "ﾞ" or "ﾟ")
        {
            var takers = written == "ﾞ" ? TakesVoicedMark : TakesHalfVoicedMark;
            return before.Length > 0 && takers.Contains(before[^1], StringComparison.Ordinal);
        }

        return written.All(character => kanaClass.Permits(character));
    }

    private static (string? Written, KanaChanges Change) One(Rune rune)
    {
        if (!rune.IsBmp)
        {
            return (null, KanaChanges.None);
        }

        var character = Katakana((char)rune.Value);
        if (character is 'ー' or 'ｰ')
        {
            return ("-", KanaChanges.LongVowel);
        }

        var small = Small.IndexOf(character, StringComparison.Ordinal);
        return small < 0 ? (Written(character), KanaChanges.None) : (Written(Large[small]), KanaChanges.SmallKana);
    }

    private static char Katakana(char character) =>
        character is >= 'ぁ' and <= 'ゖ' ? (char)(character + 0x60) : character;

    private static string? Written(char character) => character switch
    {
        'ヲ' or 'ｦ' => "ｦ",
        >= 'ｱ' and <= 'ﾟ' => character.ToString(),
        '\u3099' or '\u309B' => "ﾞ",
        '\u309A' or '\u309C' => "ﾟ",
        '\u3000' => " ",
        '「' or '｢' => "｢",
        '」' or '｣' => "｣",
        '\u00A5' or '\uFFE5' => "\\",
        '\u2010' or '\u2011' or '\u2212' => "-",
        >= '！' and <= '～' => Ascii((char)(character - 0xFEE0)),
        <= '~' => Ascii(character),
        _ => Voiced(character),
    };

    private static string Ascii(char character) => char.ToUpperInvariant(character).ToString();

    private static string? Voiced(char character)
    {
        var parts = character.ToString().Normalize(NormalizationForm.FormD);
        var place = FullWidth.IndexOf(parts[0], StringComparison.Ordinal);
        if (place < 0 || parts.Length > 2)
        {
            return null;
        }

        var kana = HalfWidth[place];
        return parts.Length == 1 ? kana.ToString() : parts[1] switch
        {
            '\u3099' when TakesVoicedMark.Contains(kana, StringComparison.Ordinal) => $"{kana}ﾞ",
            '\u309A' when TakesHalfVoicedMark.Contains(kana, StringComparison.Ordinal) => $"{kana}ﾟ",
            _ => null,
        };
    }
}
