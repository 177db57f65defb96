namespace WelfareMutual.Payouts.Banks;

/// <summary>From this day the branch is part of another one. NumberKept false: the bank gave new account numbers.</summary>
internal sealed record BranchMerger(
    string BankCode, string BranchCode, string ToBankCode, string ToBranchCode, DateOnly From, bool NumberKept);

internal sealed record BranchAnswer(string BankCode, string BranchCode, bool Moved, string? RefusalCode, string? RefusalText);

/// <summary>An account in a merged branch is paid at its successor or refused, as the table says; an unknown branch is refused.</summary>
internal static class BranchMergers
{
    public const string UnknownBranch = "payouts.unknown_branch";
    public const string NewNumberNeeded = "payouts.branch_merged";

    public static BranchAnswer Resolve(
        BankMaster master, IReadOnlyList<BranchMerger> mergers, string bankCode, string branchCode, DateOnly payDay)
    {
        var (bank, branch) = (bankCode, branchCode);
        var seen = new HashSet<(string Bank, string Branch)>();
        while (seen.Add((bank, branch))
            && mergers.FirstOrDefault(merger => merger.BankCode == bank && merger.BranchCode == branch && merger.From <= payDay) is { } merger)
        {
            if (!merger.NumberKept)
            {
                return new BranchAnswer(
                    bankCode, branchCode, false, NewNumberNeeded, "この支店は統合され、口座番号が変わっています。新しい口座を入れてください。");
            }

            (bank, branch) = (merger.ToBankCode, merger.ToBranchCode);
        }

        return master.Find(bank, branch) is null
            ? new BranchAnswer(bank, branch, false, UnknownBranch, "この銀行・支店は見つかりません。銀行と支店を選び直してください。")
            : new BranchAnswer(bank, branch, (bank, branch) != (bankCode, branchCode), null, null);
    }
}
