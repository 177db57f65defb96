namespace WelfareMutual.Payouts.Zengin;

internal enum FieldKind
{
    Number,
    Characters,
    /// <summary>The standard says digits, banks differ: written as digits, read as text (STANDARDS 2.1, D-002).</summary>
    NumberOrCharacters,
    Filler,
}

/// <summary>Position is counted from 1, in bytes.</summary>
internal sealed record RecordField(string Name, int Position, int Length, FieldKind Kind, KanaClass Class = KanaClass.PartyName);

/// <summary>120-byte records of the 全銀協 layouts (STANDARDS 2.1).</summary>
internal static class RecordLayout
{
    public const int Bytes = 120;

    public static readonly IReadOnlyList<RecordField> Header = Fields(
        N("データ区分", 1), N("種別コード", 2), N("コード区分", 1), N("委託者コード", 10), C("委託者名", 40), N("日付MMDD", 4),
        N("銀行番号", 4), Bank("銀行名"), N("支店番号", 3), Bank("支店名"), N("預金種目", 1), N("口座番号", 7), Filler("ダミー", 17));

    public static readonly IReadOnlyList<RecordField> Transfer = Fields([.. Payee("被仕向", "受取人名", "振込金額", KanaClass.PartyName),
        Free("顧客コード1", 10), Free("顧客コード2", 10), N("振込指定区分", 1), C("識別表示", 1), Filler("ダミー", 7)]);

    public static readonly IReadOnlyList<RecordField> Payroll = Fields([.. Payee("被仕向", "受取人名", "振込金額", KanaClass.PayrollName),
        Free("社員番号", 10), Free("所属コード", 10), Filler("ダミー", 9)]);

    public static readonly IReadOnlyList<RecordField> Debit = Fields(
        N("データ区分", 1), N("引落銀行番号", 4), Bank("引落銀行名"), N("引落支店番号", 3), Bank("引落支店名"), Filler("ダミー1", 4),
        N("預金種目", 1), N("口座番号", 7), C("預金者名", 30), N("引落金額", 10), N("新規コード", 1), Free("顧客番号", 20),
        N("振替結果コード", 1), Filler("ダミー2", 8));

    public static readonly IReadOnlyList<RecordField> Trailer = Fields(
        N("データ区分", 1), N("合計件数", 6), N("合計金額", 12), Filler("ダミー", 101));

    public static readonly IReadOnlyList<RecordField> DebitTrailer = Fields(
        N("データ区分", 1), N("合計件数", 6), N("合計金額", 12), N("振替済件数", 6), N("振替済金額", 12), N("振替不能件数", 6),
        N("振替不能金額", 12), Filler("ダミー", 65));

    public static readonly IReadOnlyList<RecordField> End = Fields(N("データ区分", 1), Filler("ダミー", 119));

    /// <summary>Null when this kind of file, or this kind of record, is not known.</summary>
    public static IReadOnlyList<RecordField>? Of(char record, string kind) => (record, kind) switch
    {
        ('1', _) => Header,
        ('2', "21") => Transfer,
        ('2', "11" or "12" or "71" or "72") => Payroll,
        ('2', "91") => Debit,
        ('8', "91") => DebitTrailer,
        ('8', _) => Trailer,
        ('9', _) => End,
        _ => null,
    };

    private static RecordField[] Payee(string prefix, string name, string amount, KanaClass nameClass) =>
    [
        N("データ区分", 1), N($"{prefix}銀行番号", 4), Bank($"{prefix}銀行名"), N($"{prefix}支店番号", 3), Bank($"{prefix}支店名"),
        N("手形交換所番号", 4), N("預金種目", 1), N("口座番号", 7), new(name, 0, 30, FieldKind.Characters, nameClass),
        N(amount, 10), N("新規コード", 1),
    ];

    private static RecordField N(string name, int length) => new(name, 0, length, FieldKind.Number);

    private static RecordField C(string name, int length) => new(name, 0, length, FieldKind.Characters);

    private static RecordField Bank(string name) => new(name, 0, 15, FieldKind.Characters, KanaClass.BankName);

    private static RecordField Free(string name, int length) => new(name, 0, length, FieldKind.NumberOrCharacters, KanaClass.Edi);

    private static RecordField Filler(string name, int length) => new(name, 0, length, FieldKind.Filler);

    private static RecordField[] Fields(params RecordField[] fields)
    {
        var position = 1;
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = fields[i] with { Position = position };
            position += fields[i].Length;
        }

        return position == Bytes + 1 ? fields : throw new InvalidOperationException($"A record of {position - 1} bytes.");
    }
}
