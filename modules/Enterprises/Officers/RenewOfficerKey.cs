using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Enterprises.Officers;

/// <summary>A lost password or second factor is renewed with a posted key; earlier keys die.</summary>
public sealed record RenewOfficerKey(Guid EnterpriseId, Guid AccountId) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    internal sealed class Handler(IAccounts accounts, OfficerLetter letter, PersonKeys keys, AuditTrail audit) : IHandle<RenewOfficerKey, Done>
    {
        public async Task<Outcome<Done>> Handle(RenewOfficerKey command, CancellationToken ct)
        {
            var officer = (await accounts.OfficersOf(command.EnterpriseId, ct)).FirstOrDefault(o => o.Account == command.AccountId);
            if (officer is null)
            {
                return Refusal.NotFound;
            }
            audit.Concerns(officer.Account);
            await keys.LoadFor(officer.Account, Purpose.Own, ct);
            if (await accounts.RenewKey(officer.Account, ct) is not { } key)
            {
                return Refusal.NotFound;
            }
            await letter.Post(command.EnterpriseId, officer.Account, officer.Login, officer.Name, key, officer.State == AccountState.Invited ? "officer-key" : "officer-recovery-key", ct);
            return Done.It;
        }
    }
}
