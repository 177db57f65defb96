namespace WelfareMutual.Kernel.Text;

/// <summary>
/// Telephone numbers of Japan as national digits without hyphens (電気通信番号計画; 060-1 to 060-9 are mobile from July 2026).
/// Whether a number is in use is not known here.
/// </summary>
public static class Phone
{
    private static readonly string[] TollFreeTen = ["0120", "0570", "0990"];
    private static readonly string[] MobilePrefixes = ["070", "080", "090", "060"];

    /// <summary>Reads a number in any width, with hyphens, spaces, parentheses or +81.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="digits">10 or 11 digits starting with 0, when the answer is true.</param>
    /// <param name="reasonInJapanese">Why not and what to do, ready for the screen; empty when the answer is true.</param>
    public static bool TryNormalize(string? text, out string digits, out string reasonInJapanese)
    {
        digits = "";
        var number = Digits.Strip(text).Replace("(0)", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        number = string.Concat(number.Where(c => c is not ('(' or ')')));
        if (number.Length == 0) return No("電話番号が空です。番号を入れてください。", out reasonInJapanese);
        if (number.StartsWith("+81", StringComparison.Ordinal)) number = "0" + number[3..].TrimStart('0');
        if (Digits.FirstOther(number) is { } other)
            return No($"電話番号に数字ではない文字「{other}」が入っています。数字とハイフンで入れてください。", out reasonInJapanese);
        if (number[0] != '0') return No("電話番号が0から始まっていません。市外局番から入れてください。", out reasonInJapanese);
        var length = Length(number);
        if (length == 0) return No("この番号で始まる電話番号はありません。番号を確かめてください。", out reasonInJapanese);
        if (number.Length != length)
            return No($"この番号は{length}けたのはずですが、{number.Length}けたです。番号を確かめてください。", out reasonInJapanese);
        (digits, reasonInJapanese) = (number, "");
        return true;
    }

    /// <summary>With hyphens where the parts are known (090-0000-0000, 0120-000-000, 03-0000-0000); other fixed lines as digits.</summary>
    public static string Format(string digits)
    {
        ArgumentNullException.ThrowIfNull(digits);
        if (digits.Length == 11)
            return digits.StartsWith("0800", StringComparison.Ordinal)
                ? $"{digits[..4]}-{digits[4..7]}-{digits[7..]}"
                : $"{digits[..3]}-{digits[3..7]}-{digits[7..]}";
        if (digits.Length != 10) return digits;
        if (TollFreeTen.Any(p => digits.StartsWith(p, StringComparison.Ordinal))) return $"{digits[..4]}-{digits[4..7]}-{digits[7..]}";
        return digits[..2] is "03" or "06" ? $"{digits[..2]}-{digits[2..6]}-{digits[6..]}" : digits;
    }

    // How many digits a number beginning so has; 0 where no number begins so.
    private static int Length(string number)
    {
        if (number.Length < 4 || number[1] == '0') return number.Length < 4 ? 10 : 0;
        // 0800 is a free number of 11 digits, tested before the mobile 080.
        if (number.StartsWith("0800", StringComparison.Ordinal)) return 11;
        if (TollFreeTen.Any(p => number.StartsWith(p, StringComparison.Ordinal))) return 10;
        if (number.StartsWith("050", StringComparison.Ordinal)) return 11;
        if (MobilePrefixes.Any(p => number.StartsWith(p, StringComparison.Ordinal)))
            return number.StartsWith("0600", StringComparison.Ordinal) ? 0 : 11;
        return 10;
    }

    private static bool No(string reason, out string reasonInJapanese)
    {
        reasonInJapanese = reason;
        return false;
    }
}
