namespace WelfareMutual.Payouts.Zengin;

/// <summary>The batches of a valid 総合振込 file as they would be written again.</summary>
internal static class TransferReader
{
    public static IReadOnlyList<TransferBatch> Read(ZenginFile file)
    {
        if (!file.IsValid || file.Kind != "21")
        {
            throw new InvalidOperationException("Only a valid file of kind 21 holds transfers.");
        }

        return [.. file.Batches.Select(Batch)];
    }

    private static TransferBatch Batch(ZenginBatch batch)
    {
        var header = batch.Header;
        var account = new TransferAccount(
            header["銀行番号"], header["銀行名"], header["支店番号"], header["支店名"], Kind(header), header["口座番号"]);
        var originator = new TransferOriginator(header["委託者コード"], header["委託者名"], account);
        return new TransferBatch(originator, header["日付MMDD"], [.. batch.Lines.Select(Line)]);
    }

    private static Transfer Line(ZenginRecord line)
    {
        var account = new TransferAccount(
            line["被仕向銀行番号"], line["被仕向銀行名"], line["被仕向支店番号"], line["被仕向支店名"], Kind(line), line["口座番号"]);
        var edi = line["識別表示"] == "Y";
        return new Transfer(account, line["受取人名"], line.Number("振込金額"), New(line["新規コード"][0]))
        {
            CustomerCode1 = edi ? "0" : line["顧客コード1"],
            CustomerCode2 = edi ? "0" : line["顧客コード2"],
            Edi = edi ? (line["顧客コード1"].PadRight(10) + line["顧客コード2"]).TrimEnd(' ') : null,
            Method = line["振込指定区分"][0] is var method and not ' ' ? method : null,
        };
    }

    private static NewPayee New(char code) => code switch
    {
        '1' => NewPayee.First,
        '2' => NewPayee.Changed,
        _ => NewPayee.Unchanged,
    };

    private static AccountKind Kind(ZenginRecord record) =>
        record["預金種目"][0] is >= '0' and <= '9' and var digit ? (AccountKind)(digit - '0') : AccountKind.Other;
}
