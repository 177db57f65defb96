using WelfareMutual.Kernel;
using WelfareMutual.Payouts.Contracts;
using WelfareMutual.Payouts.Rules;
using WelfareMutual.Payouts.Zengin;

namespace WelfareMutual.Payouts.Banks;

internal sealed class BankQuestions : IBanks
{
    private static BankMaster Master => BankMaster.Embedded;

    public IReadOnlyList<BankChoice> Find(string text) => [.. Master.SearchBanks(text).Select(b => new BankChoice(b.Code, b.Name, b.Kana))];

    public IReadOnlyList<BankChoice> FindBranches(string bankCode, string text) =>
        [.. Master.SearchBranches(bankCode, text).Select(b => new BankChoice(b.Code, b.Name, b.Kana))];

    public BranchChoice? Branch(string bankCode, string branchCode) =>
        Master.Find(bankCode) is { } bank && bank.Find(branchCode) is { } branch
            ? new(new(bank.Code, bank.Name, bank.Kana), new(branch.Code, branch.Name, branch.Kana)) : null;

    public BankChoice? Bank(string bankCode) => Master.Find(bankCode) is { } bank ? new(bank.Code, bank.Name, bank.Kana) : null;

    public Outcome<PayeeAccount> Account(string bankCode, string branchCode, string kind, string number, string holder)
    {
        var refusals = new List<Refusal>();
        if (Branch(bankCode, branchCode) is null)
        {
            refusals.Add(PayoutRefusals.BranchUnknown);
        }
        if (!Enum.TryParse<AccountKind>(kind, out var known) || known == AccountKind.Other)
        {
            refusals.Add(PayoutRefusals.KindMissing);
        }
        var digits = AccountNumber.Read(number);
        if (digits is null)
        {
            refusals.Add(PayoutRefusals.NumberWrong);
        }
        var name = Holder(holder);
        refusals.AddRange(name.Refusals);
        return refusals.Count > 0 ? refusals : new PayeeAccount(bankCode, branchCode, known.ToString(), digits!, name.Value);
    }

    /// <returns>The name as the bank writes it, or why it would not take it.</returns>
    internal static Outcome<string> Holder(string typed)
    {
        var name = BankKana.Payee(typed);
        if (!name.Succeeded)
        {
            return PayoutRefusals.HolderCharacter with { Text = $"{name.Illegal[0].Text}カタカナで入れてください。" };
        }
        if (name.Text.Trim().Length == 0)
        {
            return PayoutRefusals.HolderMissing;
        }
        return name.Fits(BankKana.PayeeBytes) ? name.Text : PayoutRefusals.HolderLong;
    }

    public string Masked(PayeeAccount account)
    {
        if (account == PayeeAccount.Erased)
        {
            return account.HolderKana;
        }
        var branch = Branch(account.BankCode, account.BranchCode);
        var kind = account.Kind switch { nameof(AccountKind.Current) => "当座", nameof(AccountKind.Savings) => "貯蓄", _ => "普通" };
        return $"{branch?.Bank.Name}　{branch?.Branch.Name}　{kind} ****{account.Number[^4..]}";
    }
}
