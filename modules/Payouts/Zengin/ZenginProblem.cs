namespace WelfareMutual.Payouts.Zengin;

/// <summary>Record and Byte count from 1; 0 where the problem is the file's. When writing, record 1 is the header.</summary>
internal sealed record ZenginProblem(string Code, string Text, int Record = 0, int Byte = 0);

internal static class ZenginProblems
{
    public static ZenginProblem ByteOrderMark() => new("zengin.byte_order_mark", "ファイルの先頭にBOMがあります。BOMのないファイルにしてください。");

    public static ZenginProblem Empty() => new("zengin.empty", "ファイルに中身がありません。");

    public static ZenginProblem Length(int record, int bytes) =>
        new("zengin.record_length", $"{record}行目が{bytes}バイトです。120バイトにしてください。", record);

    public static ZenginProblem Order(int record, char found) =>
        new("zengin.order", $"{record}行目の並びが正しくありません（データ区分「{found}」）。", record, 1);

    public static ZenginProblem NoTrailer(int record) => new("zengin.no_trailer", "トレーラ・レコード（合計）がありません。", record);

    public static ZenginProblem NoEnd() => new("zengin.no_end", "エンド・レコードがありません。");

    public static ZenginProblem Kind(int record, string kind) =>
        new("zengin.kind", $"種別コード「{kind}」は扱えません。", record, 2);

    public static ZenginProblem MixedKinds(int record) =>
        new("zengin.mixed_kinds", "1つのファイルに2種類の種別コードがあります。", record, 2);

    public static ZenginProblem Ebcdic(int record) =>
        new("zengin.ebcdic", "コード区分が1（EBCDIC）です。JISコードのファイルにしてください。", record, 4);

    public static ZenginProblem Number(int record, RecordField field) =>
        new("zengin.number", $"{record}行目の{field.Name}が数字ではありません。", record, field.Position);

    public static ZenginProblem Day(int record, string monthDay) =>
        new("zengin.day", $"日付「{monthDay}」は月日ではありません。", record, 55);

    public static ZenginProblem Character(int record, RecordField field, int at, byte value) => value switch
    {
        0xB0 => new("zengin.long_vowel", $"{record}行目の{field.Name}に長音「ｰ」があります（{at}バイト目）。", record, at),
        >= 0xA7 and <= 0xAF => new("zengin.small_kana", $"{record}行目の{field.Name}に小さいカナがあります（{at}バイト目）。", record, at),
        _ => new("zengin.illegal_character", $"{record}行目の{field.Name}に使えない文字があります（{at}バイト目 0x{value:X2}）。", record, at),
    };

    public static ZenginProblem Count(int record, long stated, int counted) =>
        new("zengin.count", $"合計件数{stated}件と、明細の件数{counted}件が違います。", record, 2);

    public static ZenginProblem Total(int record, long stated, long summed) =>
        new("zengin.total", $"合計金額{stated:N0}円と、明細の合計{summed:N0}円が違います。", record, 8);

    public static ZenginProblem Results(int record) =>
        new("zengin.results", "振替済と振替不能の合計が、合計件数・合計金額と違います。", record, 20);
}
