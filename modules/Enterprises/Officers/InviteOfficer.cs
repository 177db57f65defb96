using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Enterprises.Officers;

/// <summary>Staff invite an officer of an enterprise; the key is posted. Source: FEATURES ENT-03.</summary>
public sealed record InviteOfficer(Guid EnterpriseId, OfficerForm Officer) : IOfficeUseCase<InviteOfficer.Result>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    public sealed record Result(Guid AccountId);

    internal sealed class Handler(IEnterprises enterprises, OfficerLetter letter, AuditTrail audit) : IHandle<InviteOfficer, Result>
    {
        public async Task<Outcome<Result>> Handle(InviteOfficer command, CancellationToken ct)
        {
            if (await enterprises.Find(command.EnterpriseId, ct) is not { } enterprise)
            {
                return Refusal.NotFound;
            }
            if (enterprise.State == EnterpriseState.Withdrawn)
            {
                return EnterpriseRules.Withdrawn;
            }
            audit.About(command.EnterpriseId);
            if (OfficerRules.Check(command.Officer) is { Count: > 0 } faults)
            {
                return faults;
            }
            var account = await letter.Invite(command.EnterpriseId, command.Officer, ct);
            audit.Concerns(account);
            return new Result(account);
        }
    }
}
