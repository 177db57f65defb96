using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Acts;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.Text;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Staff;

/// <summary>Source: seed 004, 5(1)①; IAM-03. One person enters a colleague, another confirms. Neither chooses the password.</summary>
public sealed record AddStaff(string Code, string Name, IReadOnlyList<StaffRole> Roles) : IOfficeUseCase<AddStaff.Result>
{
    public static Access Access => Access.Staff(StaffRole.System);

    public sealed record Result(Guid StaffId, Guid ActId);

    internal sealed class Handler(IdentityDb db, PersonKeys keys, Proposals proposals) : IHandle<AddStaff, Result>
    {
        public async Task<Outcome<Result>> Handle(AddStaff command, CancellationToken ct)
        {
            var code = Digits.Tidy(command.Code);
            if (StaffRules.Check(code, command.Name, command.Roles) is { } refused)
            {
                return refused;
            }
            if (await db.Staff.AnyAsync(s => s.Code == code && s.State != StaffState.Closed, ct))
            {
                return StaffRules.CodeTaken;
            }
            var staff = new Staff(code, command.Name.Trim(), command.Roles);
            await keys.MakeFor([staff.Id], null, ct);
            db.Staff.Add(staff);
            var act = await proposals.Make(ActKind.AddStaff, staff.Id, staff.Id, command.Roles, null, ct);
            return act.Succeeded ? new Result(staff.Id, act.Value.Id) : Outcome<Result>.Refused(act.Refusals);
        }
    }
}
