using WelfareMutual.Payouts.Banks;
using Xunit;

namespace WelfareMutual.Tests.Modules.Payouts.Banks;

public sealed class BranchMergersTests
{
    private static readonly DateOnly Today = new(2026, 10, 1);

    private static readonly BranchMerger[] Mergers =
    [
        new("9999", "901", "9999", "902", new DateOnly(2026, 4, 1), NumberKept: true),
        new("9999", "902", "0001", "004", new DateOnly(2026, 9, 1), NumberKept: true),
        new("9999", "903", "0001", "004", new DateOnly(2026, 9, 1), NumberKept: false),
        new("0001", "001", "0001", "004", new DateOnly(2026, 11, 1), NumberKept: true),
    ];

    [Theory]
    [InlineData("9999", "901", "0001", "004", true, null)]
    [InlineData("9999", "903", "9999", "903", false, BranchMergers.NewNumberNeeded)]
    [InlineData("0001", "001", "0001", "001", false, null)]
    [InlineData("9999", "999", "9999", "999", false, BranchMergers.UnknownBranch)]
    public void A_merged_branch_is_followed_or_refused(
        string bank, string branch, string toBank, string toBranch, bool moved, string? refusal)
    {
        var answer = BranchMergers.Resolve(BankMaster.Embedded, Mergers, bank, branch, Today);

        Assert.Equal((toBank, toBranch, moved, refusal), (answer.BankCode, answer.BranchCode, answer.Moved, answer.RefusalCode));
    }

    [Fact]
    public void A_circle_of_mergers_ends()
    {
        BranchMerger[] circle = [new("9999", "1", "9999", "2", Today, true), new("9999", "2", "9999", "1", Today, true)];

        Assert.Equal(BranchMergers.UnknownBranch, BranchMergers.Resolve(BankMaster.Embedded, circle, "9999", "1", Today).RefusalCode);
    }
}
