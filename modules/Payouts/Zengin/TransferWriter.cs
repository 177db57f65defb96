using System.Globalization;
using System.Text;

namespace WelfareMutual.Payouts.Zengin;

/// <summary>File is null when there is any problem: a transfer file is written whole or not at all.</summary>
internal sealed record TransferFile(byte[]? File, int Count, long Total, IReadOnlyList<ZenginProblem> Problems);

/// <summary>総合振込 (21): header, lines, trailer, end (STANDARDS 2.1).</summary>
internal static class TransferWriter
{
    public static TransferFile Write(TransferBatch batch, TransferOptions options)
    {
        var problems = TransferChecks.Batch(batch).ToList();
        if (problems.Count > 0)
        {
            return new TransferFile(null, batch.Count, 0, problems);
        }

        byte[] separator = options.Separator == RecordSeparator.CrLf ? [0x0D, 0x0A] : [];
        byte[] file = [.. Records(batch).SelectMany(record => JisX0201.Bytes(record).Concat(separator))];
        return new TransferFile(file, batch.Count, batch.Total, []);
    }

    private static IEnumerable<string> Records(TransferBatch batch)
    {
        yield return Record(RecordLayout.Header, Header(batch));
        foreach (var transfer in batch.Transfers)
        {
            yield return Record(RecordLayout.Transfer, Line(transfer));
        }

        yield return Record(RecordLayout.Trailer, ["8", Digits(batch.Count), Digits(batch.Total), ""]);
        yield return Record(RecordLayout.End, ["9", ""]);
    }

    private static string[] Header(TransferBatch batch)
    {
        var account = batch.Originator.Account;
        return
        [
            "1", "21", "0", batch.Originator.Code, Kana(batch.Originator.Name, KanaClass.PartyName), batch.MonthDay,
            account.BankCode, Kana(account.BankName, KanaClass.BankName), account.BranchCode,
            Kana(account.BranchName, KanaClass.BankName), Digits((int)account.Kind), account.Number, "",
        ];
    }

    private static string[] Line(Transfer transfer)
    {
        var account = transfer.Account;
        var edi = transfer.Edi is null ? null : Kana(transfer.Edi, KanaClass.Edi).PadRight(20);
        return
        [
            "2", account.BankCode, Kana(account.BankName, KanaClass.BankName), account.BranchCode,
            Kana(account.BranchName, KanaClass.BankName), "0000", Digits((int)account.Kind), account.Number,
            BankKana.Payee(transfer.PayeeKana).Text, Digits(transfer.Amount), Digits((int)transfer.NewPayee),
            edi?[..10] ?? transfer.CustomerCode1.PadLeft(10, '0'), edi?[10..] ?? transfer.CustomerCode2.PadLeft(10, '0'),
            transfer.Method?.ToString() ?? " ", edi is null ? "" : "Y", "",
        ];
    }

    private static string Record(IReadOnlyList<RecordField> layout, string[] values)
    {
        var text = new StringBuilder(RecordLayout.Bytes);
        foreach (var (field, value) in layout.Zip(values))
        {
            text.Append(field.Kind == FieldKind.Number ? value.PadLeft(field.Length, '0') : value.PadRight(field.Length));
        }

        return text.Length == RecordLayout.Bytes ? text.ToString() : throw new InvalidOperationException("Unchecked field length.");
    }

    private static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Kana(string text, KanaClass kanaClass) => BankKana.Convert(text.Trim(), kanaClass).Text;
}
