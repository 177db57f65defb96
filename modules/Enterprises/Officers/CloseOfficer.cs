using WelfareMutual.Enterprises.Rules;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Enterprises.Officers;

/// <summary>Staff close the account of an officer who left the firm or the task: sessions and keys end at once. One person does it,
/// for it opens nothing. Source: FEATURES ENT-03.</summary>
/// <param name="Reason">One of the codes of <see cref="OfficerDetail"/>; it goes into the log.</param>
/// <param name="EvenIfLast">Staff have seen that nobody is left who may file rosters.</param>
public sealed record CloseOfficer(Guid EnterpriseId, Guid AccountId, string Reason, bool EvenIfLast = false) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    internal sealed class Handler(IAccounts accounts, AuditTrail audit) : IHandle<CloseOfficer, Done>
    {
        public async Task<Outcome<Done>> Handle(CloseOfficer command, CancellationToken ct)
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
            if (!command.EvenIfLast && OfficerRules.IsLast(officer, officers))
            {
                return OfficerRules.LastOfficer;
            }
            audit.Because(command.Reason);
            audit.Concerns(officer.Account);
            await accounts.Close(officer.Account, ct);
            return Done.It;
        }
    }
}
