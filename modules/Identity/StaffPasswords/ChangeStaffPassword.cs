using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.StaffPasswords;

/// <summary>Source: seed 004, 5(2)①; SECURITY.md 2.3. Every session ends, also this one: the next one begins with the new password.</summary>
public sealed record ChangeStaffPassword(string Current, string Password) : IOfficeUseCase<Done>
{
    public static Access Access => Access.OwnStaffPassword;

    internal sealed class Handler(OwnPassword own, NewPassword newPassword, Sessions sessions) : IHandle<ChangeStaffPassword, Done>
    {
        public async Task<Outcome<Done>> Handle(ChangeStaffPassword command, CancellationToken ct)
        {
            var known = await own.Check(command.Current, SignInRefusals.CurrentNoMatch, ct);
            if (!known.Succeeded)
            {
                return known.Refusal!;
            }
            if (await newPassword.Set(known.Value, command.Password, command.Current, ct) is { } refused)
            {
                return refused;
            }
            await sessions.EndAll(known.Value.Id, Guid.Empty, ct);
            return Done.It;
        }
    }
}
