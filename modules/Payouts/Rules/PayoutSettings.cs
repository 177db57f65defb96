using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Payouts.Zengin;

namespace WelfareMutual.Payouts.Rules;

/// <summary>The foundation's own account and what its bank asks for. Settings of the scheme.</summary>
/// <param name="OriginatorCode">委託者コード, ten digits, from the bank.</param>
/// <param name="BusinessDaysAhead">How many business days before the day of payment the bank wants the file.</param>
/// <param name="LineEnds">Whether each record ends in CRLF.</param>
public sealed record PayoutSettings(
    string OriginatorCode, string OriginatorKana, string BankCode, string BranchCode, string AccountNumber, int BusinessDaysAhead, bool LineEnds) : IRuleSettings<PayoutSettings>, ITakesTwoPeople, IBounded
{
    private static readonly Refusal Beyond = new(
        "payouts-settings-bounds", "委託者コードは数字10けた、口座番号は数字7けた、金融機関と支店は一覧にある番号、送付は1営業日から10営業日前までにしてください。", "Settings");

    private const int MonthsAhead = 3;

    public static string Name => "payouts.settings";
    public static string Title => "振込の依頼人と日程";
    public static PayoutSettings Initial => new("", "", "", "", "", 3, true);

    public Refusal? OutOfBounds() =>
        Digits(OriginatorCode, 10) && OriginatorKana.Length > 0 && Digits(AccountNumber, 7) && BusinessDaysAhead is >= 1 and <= 10 && Originator() is not null ? null : Beyond;

    private static bool Digits(string text, int many) => text.Length == many && text.All(char.IsAsciiDigit);

    /// <summary>The first day of payment that the bank can still make: a business day of banks.</summary>
    public DateOnly EarliestDay(DateOnly today) => BusinessDays.OfBanks.Add(today, BusinessDaysAhead);

    /// <summary>The file names month and day only: a day that far ahead is a slip in the year.</summary>
    public bool Allows(DateOnly payOn, DateOnly today) => payOn >= EarliestDay(today) && payOn <= today.AddMonths(MonthsAhead) && BusinessDays.OfBanks.IsBusinessDay(payOn);

    internal TransferOriginator? Originator()
    {
        var bank = Banks.BankMaster.Embedded.Find(BankCode);
        return bank?.Find(BranchCode) is { } branch
            ? new(OriginatorCode, OriginatorKana, new(bank.Code, bank.Kana, branch.Code, branch.Kana, AccountKind.Ordinary, AccountNumber)) : null;
    }

    internal TransferOptions Options => new(LineEnds ? RecordSeparator.CrLf : RecordSeparator.None);
}
