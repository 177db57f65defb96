using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Acts;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Staff;

/// <summary>Source: IAM-03. Once a second person has confirmed it the sessions end, and the next sign-in asks for a new password.</summary>
public sealed record ChangeRoles(Guid StaffId, IReadOnlyList<StaffRole> Roles) : IOfficeUseCase<ChangeRoles.Result>
{
    public static Access Access => Access.Staff(StaffRole.System);

    public sealed record Result(Guid ActId);

    internal sealed class Handler(IdentityDb db, Proposals proposals) : IHandle<ChangeRoles, Result>
    {
        public async Task<Outcome<Result>> Handle(ChangeRoles command, CancellationToken ct)
        {
            if (await db.Staff.AsNoTracking().SingleOrDefaultAsync(s => s.Id == command.StaffId && s.State == StaffState.Active, ct) is not { } staff)
            {
                return Refusal.NotFound;
            }
            if (StaffRules.Check(staff.Code, "-", command.Roles) is { } refused)
            {
                return refused;
            }
            if (command.Roles.Select(r => r.ToString()).ToHashSet().SetEquals(staff.Roles))
            {
                return StaffRules.SameRoles;
            }
            var act = await proposals.Make(ActKind.ChangeRoles, staff.Id, staff.Id, command.Roles, null, ct);
            return act.Succeeded ? new Result(act.Value.Id) : Outcome<Result>.Refused(act.Refusals);
        }
    }
}
