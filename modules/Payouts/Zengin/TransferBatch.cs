namespace WelfareMutual.Payouts.Zengin;

internal enum AccountKind
{
    Ordinary = 1,
    Current = 2,
    Savings = 4,
    Other = 9,
}

internal enum NewPayee
{
    Unchanged = 0,
    First = 1,
    Changed = 2,
}

internal enum RecordSeparator
{
    None,
    CrLf,
}

/// <summary>Codes are digits; names are any kana and are converted when written.</summary>
internal sealed record TransferAccount(
    string BankCode, string BankName, string BranchCode, string BranchName, AccountKind Kind, string Number);

/// <summary>The record has month and day only; the year is known from the day of making (<see cref="TransferDay"/>).</summary>
internal sealed record TransferOriginator(string Code, string Name, TransferAccount Account);

/// <summary>Amount in whole yen. Either an EDI text of 20 bytes (識別表示 Y) or two customer codes.</summary>
internal sealed record Transfer(TransferAccount Account, string PayeeKana, long Amount, NewPayee NewPayee = NewPayee.Unchanged)
{
    public string CustomerCode1 { get; init; } = "0";

    public string CustomerCode2 { get; init; } = "0";

    public string? Edi { get; init; }

    /// <summary>振込指定区分: 7 telegraphic, 8 by document; null where the bank does not use it.</summary>
    public char? Method { get; init; } = '7';
}

internal sealed record TransferBatch(TransferOriginator Originator, string MonthDay, IReadOnlyList<Transfer> Transfers)
{
    public int Count => Transfers.Count;

    public long Total => Transfers.Sum(transfer => transfer.Amount);
}

internal sealed record TransferOptions(RecordSeparator Separator = RecordSeparator.CrLf)
{
    public static readonly TransferOptions Default = new();
}
