using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.StaffPasswords;

/// <summary>Source: seed 004, 5(2)①; SECURITY.md 2.3. Every session ends, also this one: the next one begins with the new password.</summary>
public sealed record ChangeStaffPassword(string Current, string Password) : IOfficeUseCase<Done>
{
    public static Access Access => Access.OwnStaffPassword;

    internal sealed class Handler(
        IdentityDb db, Actor actor, PasswordHash hash, SignInThrottle throttle, StaffMisses misses, NewPassword newPassword, Sessions sessions)
        : IHandle<ChangeStaffPassword, Done>
    {
        public async Task<Outcome<Done>> Handle(ChangeStaffPassword command, CancellationToken ct)
        {
            var target = $"staff-password|{actor.AccountId:N}";
            if (await throttle.Refuse(target, ct) is { } tooFast)
            {
                return tooFast;
            }
            if (await db.Staff.SingleOrDefaultAsync(s => s.Id == actor.AccountId, ct) is not { } staff)
            {
                return Refusal.NotFound;
            }
            if (!hash.Matches(staff.PasswordHash, command.Current))
            {
                await misses.Count(staff.Id, ct);
                await throttle.Failed(target, ct);
                return SignInRefusals.CurrentNoMatch;
            }
            if (await newPassword.Set(staff, command.Password, command.Current, ct) is { } refused)
            {
                return refused;
            }
            await sessions.EndAll(staff.Id, Guid.Empty, ct);
            return Done.It;
        }
    }
}
