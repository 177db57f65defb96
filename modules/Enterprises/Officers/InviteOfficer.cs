using Microsoft.EntityFrameworkCore;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Enterprises.Officers;

/// <summary>Staff invite an officer of an enterprise; the key is posted. Source: FEATURES ENT-03.</summary>
public sealed record InviteOfficer(Guid EnterpriseId, OfficerForm Officer) : IOfficeUseCase<InviteOfficer.Result>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    public sealed record Result(Guid AccountId);

    internal sealed class Handler(EnterprisesDb db, OfficerLetter letter) : IHandle<InviteOfficer, Result>
    {
        public async Task<Outcome<Result>> Handle(InviteOfficer command, CancellationToken ct)
        {
            if (!await db.Enterprises.AnyAsync(e => e.Id == command.EnterpriseId && e.State != EnterpriseState.Withdrawn, ct))
            {
                return Refusal.NotFound;
            }
            return OfficerRules.Check(command.Officer) is { Count: > 0 } faults ? faults : new Result(await letter.Invite(command.EnterpriseId, command.Officer, ct));
        }
    }
}
