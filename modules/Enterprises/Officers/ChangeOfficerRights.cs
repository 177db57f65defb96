using WelfareMutual.Enterprises.Rules;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Enterprises.Officers;

/// <summary>Staff change what an officer may do, as the firm asked for it. Sessions end, for they carry the rights. Source: FEATURES ENT-03.</summary>
/// <param name="Rights">All that the officer has from now on; none leaves looking only.</param>
/// <param name="Reason">One of the codes of <see cref="OfficerDetail"/>; it goes into the log.</param>
/// <param name="EvenIfLast">Staff have seen that nobody is left who may file rosters.</param>
public sealed record ChangeOfficerRights(Guid EnterpriseId, Guid AccountId, IReadOnlyCollection<OfficerRight> Rights, string Reason, bool EvenIfLast = false) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    internal sealed class Handler(IAccounts accounts, AuditTrail audit) : IHandle<ChangeOfficerRights, Done>
    {
        public async Task<Outcome<Done>> Handle(ChangeOfficerRights command, CancellationToken ct)
        {
            var officers = await accounts.OfficersOf(command.EnterpriseId, ct);
            if (officers.FirstOrDefault(o => o.Account == command.AccountId && o.State != AccountState.Closed) is not { } officer)
            {
                return Refusal.NotFound;
            }
            if (!OfficerRules.Reasons.ContainsKey(command.Reason))
            {
                return OfficerRules.ReasonMissing;
            }
            if (!command.EvenIfLast && !command.Rights.Contains(OfficerRight.Roster) && OfficerRules.IsLast(officer, officers))
            {
                return OfficerRules.LastOfficer;
            }
            audit.Because(command.Reason);
            audit.Concerns(officer.Account);
            await accounts.SetRights(officer.Account, command.Rights, ct);
            return Done.It;
        }
    }
}
