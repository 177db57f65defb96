namespace WelfareMutual.Payouts.Zengin;

/// <summary>Which characters a field permits. 全銀協 付録1 使用文字一覧 (STANDARDS 2.2).</summary>
internal enum KanaClass
{
    BankName,
    PartyName,
    PayrollName,
    Edi,
}

internal static class KanaClasses
{
    public static bool Permits(this KanaClass kanaClass, char character) => character switch
    {
        ' ' or (>= '0' and <= '9') => true,
        (>= 'ｱ' and <= 'ﾝ') or 'ﾞ' or 'ﾟ' => true,
        // 令和元年 allowed ｦ in some names and banks still refuse it.
        'ｦ' => kanaClass == KanaClass.Edi,
        >= 'A' and <= 'Z' => kanaClass != KanaClass.PayrollName,
        '-' => kanaClass != KanaClass.PayrollName,
        '(' or ')' or '.' => kanaClass is KanaClass.PartyName or KanaClass.Edi,
        '\\' or '｢' or '｣' or '/' => kanaClass == KanaClass.Edi,
        _ => false,
    };
}
