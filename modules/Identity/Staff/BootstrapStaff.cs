using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Staff;

/// <summary>Staff and card entered from the machine itself, when there is nobody yet who could: the installation's first, and the demo's.</summary>
public sealed record BootstrapStaff(
    string Code, string Name, IReadOnlyList<StaffRole> Roles, string Password, string CardSerial, string Thumbprint, DateOnly CardValidTo)
    : IJobUseCase<BootstrapStaff.Result>
{
    public static Access Access => Access.Job;

    public sealed record Result(Guid StaffId);

    internal sealed class Handler(IdentityDb db, NewStaff newStaff, Clock clock) : IHandle<BootstrapStaff, Result>
    {
        public async Task<Outcome<Result>> Handle(BootstrapStaff command, CancellationToken ct)
        {
            if (StaffRules.CheckCard(command.CardSerial, command.Thumbprint, command.CardValidTo, clock.Today) is { } refused)
            {
                return refused;
            }
            var entered = await newStaff.Enter(command.Code, command.Name, command.Roles, command.Password, ct);
            if (!entered.Succeeded)
            {
                return Outcome<Result>.Refused(entered.Refusals);
            }
            db.Cards.Add(new Card(entered.Value.Id, command.CardSerial, command.Thumbprint, clock.Today, command.CardValidTo));
            await db.SaveChangesAsync(ct);
            return new Result(entered.Value.Id);
        }
    }
}
