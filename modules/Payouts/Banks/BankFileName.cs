using WelfareMutual.Payouts.Zengin;

namespace WelfareMutual.Payouts.Banks;

/// <summary>The name as a bank file holds it, at most 15 bytes. Some foreign banks have a full stop, which the field does
/// not permit; the name then stays blank and the code alone says which bank it is.</summary>
internal static class BankFileName
{
    public const int Bytes = 15;

    public static string Of(string kana)
    {
        var name = BankKana.Convert(kana, KanaClass.BankName);
        return name.Succeeded ? BankKana.CutSafely(name.Text, Bytes) ?? string.Empty : string.Empty;
    }
}
