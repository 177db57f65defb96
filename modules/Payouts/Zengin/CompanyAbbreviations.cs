namespace WelfareMutual.Payouts.Zengin;

/// <summary>別表 第5条関係: legal forms and offices become X) before, (X) inside and (X after the name;
/// lines of business are shortened without brackets (vectors zengin_kana, abbreviations).</summary>
internal static class CompanyAbbreviations
{
    private static readonly (string Written, string Short)[] Bracketed = Longest(
        ("株式会社", "カ"), ("カブシキガイシヤ", "カ"), ("カブシキカイシヤ", "カ"), ("(株)", "カ"), ("㈱", "カ"),
        ("有限会社", "ユ"), ("ユウゲンガイシヤ", "ユ"), ("ユウゲンカイシヤ", "ユ"), ("(有)", "ユ"), ("㈲", "ユ"),
        ("合名会社", "メ"), ("ゴウメイガイシヤ", "メ"), ("合資会社", "シ"), ("ゴウシガイシヤ", "シ"),
        ("合同会社", "ド"), ("ゴウドウガイシヤ", "ド"), ("ゴウドウカイシヤ", "ド"),
        ("医療法人社団", "イ"), ("医療法人財団", "イ"), ("社会医療法人", "イ"), ("医療法人", "イ"), ("イリヨウホウジン", "イ"),
        ("一般財団法人", "ザイ"), ("公益財団法人", "ザイ"), ("財団法人", "ザイ"), ("ザイダンホウジン", "ザイ"),
        ("一般社団法人", "シヤ"), ("公益社団法人", "シヤ"), ("社団法人", "シヤ"), ("シヤダンホウジン", "シヤ"),
        ("宗教法人", "シユウ"), ("学校法人", "ガク"), ("ガツコウホウジン", "ガク"),
        ("社会福祉法人", "フク"), ("シヤカイフクシホウジン", "フク"), ("更生保護法人", "ホゴ"), ("相互会社", "ソ"),
        ("特定非営利活動法人", "トクヒ"), ("トクテイヒエイリカツドウホウジン", "トクヒ"),
        ("地方独立行政法人", "チドク"), ("独立行政法人", "ドク"), ("弁護士法人", "ベン"), ("行政書士法人", "ギヨ"),
        ("司法書士法人", "シホウ"), ("税理士法人", "ゼイ"), ("国立大学法人", "ダイ"), ("公立大学法人", "ダイ"),
        ("農事組合法人", "ノウ"), ("管理組合法人", "カンリ"), ("社会保険労務士法人", "ロウム"),
        ("有限責任中間法人", "チユウ"), ("無限責任中間法人", "チユウ"), ("営業所", "エイ"), ("出張所", "シユツ"));

    private static readonly (string Written, string Short)[] Plain = Longest(
        ("連合会", "レン"), ("協同組合", "キヨウクミ"), ("共済組合", "キヨウサイ"), ("生命保険", "セイメイ"),
        ("海上火災保険", "カイジヨウ"), ("火災海上保険", "カサイ"), ("健康保険組合", "ケンポ"),
        ("国民健康保険組合", "コクホ"), ("国民健康保険団体連合会", "コクホレン"), ("社会保険診療報酬支払基金", "シヤホ"),
        ("厚生年金基金", "コウネン"), ("労働組合", "ロウクミ"), ("共済農業協同組合連合会", "キヨウサイレン"),
        ("社会福祉協議会", "シヤキヨウ"));

    public static string Abbreviate(string name)
    {
        var text = name.Replace('（', '(').Replace('）', ')');
        foreach (var (written, shortened) in Plain)
        {
            text = text.Replace(written, shortened, StringComparison.Ordinal);
        }

        foreach (var (written, shortened) in Bracketed)
        {
            text = Bracket(text, written, shortened);
        }

        return text;
    }

    private static string Bracket(string text, string written, string shortened)
    {
        var at = Unsmall(text).IndexOf(written, StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var before = text[..at].TrimEnd(' ', '\u3000');
        var after = text[(at + written.Length)..].TrimStart(' ', '\u3000');
        return (before.Length, after.Length) switch
        {
            (0, 0) => text,
            (0, _) => $"{shortened}){after}",
            (_, 0) => $"{before}({shortened}",
            _ => $"{before}({shortened}){after}",
        };
    }

    /// <summary>Keeps the length, so that a place found here is a place in the original.</summary>
    private static string Unsmall(string text) =>
        text.Replace('ャ', 'ヤ').Replace('ュ', 'ユ').Replace('ョ', 'ヨ').Replace('ッ', 'ツ');

    private static (string Written, string Short)[] Longest(params (string Written, string Short)[] rows) =>
        [.. rows.OrderByDescending(row => row.Written.Length)];
}
