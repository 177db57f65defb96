using WelfareMutual.Kernel;

namespace WelfareMutual.Payouts.Contracts;

/// <summary>The banks and branches of Japan, and what a bank accepts as an account.</summary>
public interface IBanks
{
    /// <summary>By code, name or kana in any width; nearest first.</summary>
    IReadOnlyList<BankChoice> Find(string text);
    IReadOnlyList<BankChoice> FindBranches(string bankCode, string text);

    /// <summary>Null when there is no such branch.</summary>
    BranchChoice? Branch(string bankCode, string branchCode);
    BankChoice? Bank(string bankCode);

    /// <summary>Checks an account and writes it as the bank does. Refusals carry the fields Bank, Branch, Number and Holder.</summary>
    Outcome<PayeeAccount> Account(string bankCode, string branchCode, string kind, string number, string holder);

    /// <summary>普通 ****4521 with bank and branch.</summary>
    string Masked(PayeeAccount account);
}

public sealed record BankChoice(string Code, string Name, string Kana);
public sealed record BranchChoice(BankChoice Bank, BankChoice Branch);
