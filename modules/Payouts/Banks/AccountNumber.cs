using System.Text;

namespace WelfareMutual.Payouts.Banks;

/// <summary>Seven digits; shorter numbers are filled with zeros on the left, full-width digits and hyphens are accepted.</summary>
internal static class AccountNumber
{
    public const string RefusalCode = "payouts.account_number";
    public const string RefusalText = "口座番号は7桁までの数字で入れてください。";

    public static string? Read(string input)
    {
        var digits = Digits(input);
        return digits is null or { Length: 0 or > 7 } || digits.All(digit => digit == '0') ? null : digits.PadLeft(7, '0');
    }

    /// <summary>Null when there is anything but digits, spaces and hyphens.</summary>
    internal static string? Digits(string input)
    {
        var text = input.Normalize(NormalizationForm.FormKC)
            .Where(character => !char.IsWhiteSpace(character) && character is not ('-' or 'ー' or '‐' or '−'))
            .ToArray();
        return text.All(char.IsAsciiDigit) ? new string(text) : null;
    }
}
