using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Staff;

/// <summary>Source: seed 004, 5(1)①; IAM-03.</summary>
public sealed record AddStaff(string Code, string Name, IReadOnlyList<StaffRole> Roles, string Password) : IOfficeUseCase<AddStaff.Result>
{
    public static Access Access => Access.Staff(StaffRole.System);

    public sealed record Result(Guid StaffId);

    internal sealed class Handler(NewStaff newStaff, AuditTrail audit) : IHandle<AddStaff, Result>
    {
        public async Task<Outcome<Result>> Handle(AddStaff command, CancellationToken ct)
        {
            var entered = await newStaff.Enter(command.Code, command.Name, command.Roles, command.Password, ct);
            if (!entered.Succeeded)
            {
                return Outcome<Result>.Refused(entered.Refusals);
            }
            audit.Concerns(entered.Value.Id);
            return new Result(entered.Value.Id);
        }
    }
}
