using WelfareMutual.Identity.Acts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.StaffPasswords;

/// <summary>Source: SECURITY.md 2.3. How often staff change their passwords: proposed by one person, in force once another has confirmed it.</summary>
public sealed record ChangePasswordTerm(int Days) : IOfficeUseCase<ChangePasswordTerm.Result>
{
    public static Access Access => Access.Staff(StaffRole.System);

    public sealed record Result(Guid ActId);

    internal sealed class Handler(Proposals proposals) : IHandle<ChangePasswordTerm, Result>
    {
        public async Task<Outcome<Result>> Handle(ChangePasswordTerm command, CancellationToken ct)
        {
            if (new PasswordTerm(command.Days).OutOfBounds() is { } beyond)
            {
                return beyond;
            }
            var act = await proposals.Make(ActKind.PasswordTerm, Guid.Empty, null, [], command.Days, ct);
            return act.Succeeded ? new Result(act.Value.Id) : Outcome<Result>.Refused(act.Refusals);
        }
    }
}
