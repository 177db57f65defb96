namespace WelfareMutual.Kernel.Text;

/// <summary>
/// 法人番号: 13 digits, the first of which checks the other twelve (平成26年財務省令第70号 2条).
/// The check does not notice 0 and 9 exchanged.
/// </summary>
public static class CorporateNumber
{
    /// <summary>Reads a number in any width, with hyphens or spaces.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="digits">13 digits, when the answer is true.</param>
    /// <param name="reasonInJapanese">Why not and what to do, ready for the screen; empty when the answer is true.</param>
    public static bool TryNormalize(string? text, out string digits, out string reasonInJapanese)
    {
        digits = "";
        var number = Digits.Strip(text);
        reasonInJapanese = Reason(number);
        if (reasonInJapanese.Length > 0) return false;
        digits = number;
        return true;
    }

    /// <summary>The check digit, 1 to 9, of the twelve digits behind it. Throws <see cref="ArgumentException"/> on anything else.</summary>
    public static int CheckDigit(string twelveDigits)
    {
        ArgumentNullException.ThrowIfNull(twelveDigits);
        if (twelveDigits.Length != 12 || !Digits.AreAll(twelveDigits)) throw new ArgumentException("Twelve digits are needed.", nameof(twelveDigits));
        // The ordinance as printed takes the remainder inside the sum; the numbers in use take it of the sum.
        var sum = twelveDigits.Select((c, at) => (c - '0') * (at % 2 == 0 ? 2 : 1)).Sum();
        return 9 - sum % 9;
    }

    private static string Reason(string number)
    {
        if (number.Length == 0) return "法人番号が空です。13けたの数字を入れてください。";
        if (Digits.FirstOther(number) is { } other) return $"法人番号に数字ではない文字「{other}」が入っています。13けたの数字で入れてください。";
        if (number.Length != 13) return $"法人番号は13けたですが、{number.Length}けたです。番号を確かめてください。";
        return CheckDigit(number[1..]) == number[0] - '0' ? "" : "法人番号のどこかの数字が違っています。通知書と見比べてください。";
    }
}
