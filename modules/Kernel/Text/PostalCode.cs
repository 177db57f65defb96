namespace WelfareMutual.Kernel.Text;

/// <summary>Postal codes of Japan as seven digits without hyphen. Whether a code is in use is not known here.</summary>
public static class PostalCode
{
    /// <summary>Reads a code in any width, with or without 〒 and with the hyphen after the third digit or none.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="digits">Seven digits, when the answer is true.</param>
    /// <param name="reasonInJapanese">Why not and what to do, ready for the screen; empty when the answer is true.</param>
    public static bool TryNormalize(string? text, out string digits, out string reasonInJapanese)
    {
        digits = reasonInJapanese = "";
        var code = Digits.Tidy(text).TrimStart('〒', '\u3036');
        if (code.Length == 8 && code[3] == '-') code = code.Remove(3, 1);
        if (code.Length == 7 && Digits.AreAll(code))
        {
            digits = code;
            return true;
        }
        reasonInJapanese = code.Length == 0
            ? "郵便番号が空です。7けたの数字を入れてください。"
            : "郵便番号は7けたの数字です。160-8484のように入れてください。";
        return false;
    }

    /// <summary>160-8484. Text that is not seven characters long stays as it is.</summary>
    public static string Format(string digits)
    {
        ArgumentNullException.ThrowIfNull(digits);
        return digits.Length == 7 ? $"{digits[..3]}-{digits[3..]}" : digits;
    }
}
