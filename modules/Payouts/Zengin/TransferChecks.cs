namespace WelfareMutual.Payouts.Zengin;

/// <summary>What must hold before a byte is written. Record 1 is the header, the first transfer is record 2.</summary>
internal static class TransferChecks
{
    public const long LargestAmount = 9_999_999_999;
    public const long LargestTotal = 999_999_999_999;
    public const int LargestCount = 999_999;

    public static IEnumerable<ZenginProblem> Batch(TransferBatch batch)
    {
        var originator = batch.Originator;
        var header = Digits(originator.Code, 10, 1, "委託者コード", 5)
            .Concat(Name(BankKana.Convert(originator.Name.Trim(), KanaClass.PartyName), 40, 1, "委託者名", 15))
            .Concat(Account(originator.Account, 1, (59, 63, 78, 81, 97)));
        var lines = batch.Transfers.SelectMany((transfer, index) => Line(transfer, index + 2));
        return header.Concat(Whole(batch)).Concat(lines);
    }

    private static IEnumerable<ZenginProblem> Whole(TransferBatch batch)
    {
        if (!TransferDay.Valid(batch.MonthDay))
        {
            yield return ZenginProblems.Day(1, batch.MonthDay);
        }

        if (batch.Count is 0 or > LargestCount)
        {
            yield return new ZenginProblem("zengin.batch_count", $"1回の振込は1件から{LargestCount:N0}件までです（いま{batch.Count:N0}件）。");
        }

        // Amounts are at most ten digits each and 999,999 of them fit a long many times over.
        var total = batch.Transfers.Sum(transfer => Math.Clamp(transfer.Amount, 0, LargestAmount));
        if (total > LargestTotal)
        {
            yield return new ZenginProblem("zengin.batch_total", $"1回の振込の合計は{LargestTotal:N0}円までです（いま{total:N0}円）。");
        }
    }

    private static IEnumerable<ZenginProblem> Line(Transfer transfer, int record)
    {
        var problems = Account(transfer.Account, record, (2, 6, 21, 24, 44))
            .Concat(Name(BankKana.Payee(transfer.PayeeKana), BankKana.PayeeBytes, record, "受取人名", 51))
            .Concat(transfer.Edi is { } edi
                ? Name(BankKana.Convert(edi.Trim(), KanaClass.Edi), 20, record, "EDI情報", 92)
                : Code(transfer.CustomerCode1, record, "顧客コード1", 92).Concat(Code(transfer.CustomerCode2, record, "顧客コード2", 102)));
        if (transfer.Amount is < 1 or > LargestAmount)
        {
            problems = problems.Append(new ZenginProblem(
                "zengin.amount", $"{record}行目の振込金額{transfer.Amount:N0}円は、1円から{LargestAmount:N0}円の間ではありません。", record, 81));
        }

        return transfer.Method is null or '7' or '8'
            ? problems
            : problems.Append(new ZenginProblem("zengin.method", $"{record}行目の振込指定区分は7か8です。", record, 112));
    }

    private static IEnumerable<ZenginProblem> Account(
        TransferAccount account, int record, (int Bank, int BankName, int Branch, int BranchName, int Number) at) =>
        Digits(account.BankCode, 4, record, "銀行番号", at.Bank)
            .Concat(BankName(account.BankName, record, "銀行名", at.BankName))
            .Concat(Digits(account.BranchCode, 3, record, "支店番号", at.Branch))
            .Concat(BankName(account.BranchName, record, "支店名", at.BranchName))
            .Concat(Digits(account.Number, 7, record, "口座番号", at.Number))
            .Concat(Enum.IsDefined(account.Kind)
                ? []
                : [new ZenginProblem("zengin.account_kind", $"{record}行目の預金種目が正しくありません。", record, at.Number - 1)]);

    /// <summary>The code says which bank it is, the name may stay blank.</summary>
    private static IEnumerable<ZenginProblem> BankName(string name, int record, string field, int at) =>
        name.Length == 0 ? [] : Name(BankKana.Convert(name.Trim(), KanaClass.BankName), 15, record, field, at);

    private static IEnumerable<ZenginProblem> Digits(string value, int length, int record, string field, int at)
    {
        if (value.Length != length || !value.All(char.IsAsciiDigit))
        {
            yield return new ZenginProblem("zengin.number", $"{record}行目の{field}は{length}桁の数字です。", record, at);
        }
    }

    private static IEnumerable<ZenginProblem> Code(string value, int record, string field, int at)
    {
        if (value.Length is 0 or > 10 || !value.All(char.IsAsciiDigit))
        {
            yield return new ZenginProblem("zengin.customer_code", $"{record}行目の{field}は10桁までの数字です。", record, at);
        }
    }

    private static IEnumerable<ZenginProblem> Name(KanaConversion name, int bytes, int record, string field, int at)
    {
        foreach (var illegal in name.Illegal)
        {
            yield return new ZenginProblem("zengin.illegal_character", $"{record}行目の{field}：{illegal.Text}", record, at);
        }

        if (name.Succeeded && name.Text.Trim().Length == 0)
        {
            yield return new ZenginProblem("zengin.name_missing", $"{record}行目の{field}がありません。", record, at);
        }

        if (name.Succeeded && name.ByteLength > bytes)
        {
            yield return new ZenginProblem(
                "zengin.name_too_long", $"{record}行目の{field}が{name.ByteLength}バイトです。{bytes}バイトまでです。短くせずに、担当者が確かめてください。", record, at);
        }
    }
}
