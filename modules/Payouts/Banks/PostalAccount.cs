using WelfareMutual.Payouts.Zengin;

namespace WelfareMutual.Payouts.Banks;

internal sealed record PostalBankAccount(string BankCode, string BranchCode, AccountKind Kind, string Number);

/// <summary>ゆうちょ銀行 記号番号 → 店番・口座番号: 記号 1xxx0 is an ordinary account of branch xx8, its number loses the
/// last digit (always 1); 記号 0xxxx is a current account of branch xx9, its number is kept.</summary>
internal static class PostalAccount
{
    public const string BankCode = "9900";
    public const string SymbolRefusal = "payouts.postal_symbol";
    public const string NumberRefusal = "payouts.postal_number";

    public static (PostalBankAccount? Account, string? RefusalCode, string? RefusalText) Convert(string symbol, string number)
    {
        var (mark, digits) = (AccountNumber.Digits(symbol), AccountNumber.Digits(number));
        if (mark is not { Length: 5 } || !(mark[0] == '0' || (mark[0] == '1' && mark[4] == '0')))
        {
            return (null, SymbolRefusal, "ゆうちょ銀行の記号は5桁で、通帳のとおり「1」から始まり「0」で終わります。");
        }

        if (mark[0] == '0')
        {
            return digits is { Length: >= 1 and <= 7 }
                ? (new PostalBankAccount(BankCode, $"{mark[1..3]}9", AccountKind.Current, digits.PadLeft(7, '0')), null, null)
                : (null, NumberRefusal, "振替口座の番号は7桁までの数字です。");
        }

        return digits is { Length: >= 2 and <= 8 } && digits[^1] == '1'
            ? (new PostalBankAccount(BankCode, $"{mark[1..3]}8", AccountKind.Ordinary, digits[..^1].PadLeft(7, '0')), null, null)
            : (null, NumberRefusal, "ゆうちょ銀行の番号は8桁までの数字で、最後は「1」です。");
    }
}
