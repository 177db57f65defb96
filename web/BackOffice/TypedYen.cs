using System.Globalization;
using WelfareMutual.Kernel.Text;

namespace WelfareMutual.Web.BackOffice;

/// <summary>An amount as people type it: 10000, 10,000円, １０，０００.</summary>
internal static class TypedYen
{
    private const int Longest = 12;

    /// <returns>Null when it is no amount, and when nothing was typed.</returns>
    public static long? Read(string? text)
    {
        var digits = Digits.Tidy(text).Replace(",", "", StringComparison.Ordinal).TrimStart('¥', '￥').TrimEnd('円');
        return digits.Length <= Longest && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var yen) ? yen : null;
    }
}
