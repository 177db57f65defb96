using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Kernel;

namespace WelfareMutual.Identity.StaffPasswords;

/// <summary>The acting member of staff types their password again. Slowed down and counted as at sign-in.</summary>
internal sealed class OwnPassword(IdentityDb db, PasswordHash hash, PasswordTurns turns, SignInThrottle throttle, StaffMisses misses, Actor actor)
{
    /// <param name="wrong">What to say when it is not the password.</param>
    public async Task<Outcome<Staff.Staff>> Check(string typed, Refusal wrong, CancellationToken ct)
    {
        using var turn = await turns.Take(ct);
        if (turn is null)
        {
            return Rules.SignInRefusals.Busy;
        }
        var target = $"staff-password|{actor.AccountId:N}";
        if (await throttle.Refuse(target, ct) is { } tooFast)
        {
            return tooFast;
        }
        if (await db.Staff.SingleOrDefaultAsync(s => s.Id == actor.AccountId, ct) is not { } staff)
        {
            return Refusal.NotFound;
        }
        if (!hash.Matches(staff.PasswordHash, typed))
        {
            await misses.Count(staff.Id, ct);
            await throttle.Failed(target, ct);
            return wrong;
        }
        await throttle.Reached(target, ct);
        return staff;
    }
}
