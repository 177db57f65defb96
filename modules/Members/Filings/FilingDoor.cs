using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Filings;

/// <summary>Whether a firm's officers may file today. A suspended firm has nobody join; a withdrawn one files on paper, for those who are still in
/// (decision 0035).</summary>
internal sealed class FilingDoor(IEnterprises enterprises)
{
    public async Task<Refusal?> Refuse(Guid enterprise, CancellationToken ct) => Refuse((await enterprises.Find(enterprise, ct))!.State);

    public static Refusal? Refuse(EnterpriseState state) => state == EnterpriseState.Withdrawn ? MembershipRules.EnterpriseWithdrawn : null;

    public static Refusal? RefuseJoining(EnterpriseState state) => Refuse(state) ?? (state == EnterpriseState.Active ? null : MembershipRules.EnterpriseNotActive);
}
