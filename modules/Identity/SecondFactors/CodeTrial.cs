using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Identity.SecondFactors;

/// <summary>Tries a code of the acting person's authenticator application; a code is used once.</summary>
internal sealed class CodeTrial(IdentityDb db, DbSession session, PersonKeys keys, SignInThrottle throttle, Clock clock)
{
    /// <returns>Null when the code was right and is used up.</returns>
    public async Task<Refusal?> Try(Actor actor, string? code, CancellationToken ct)
    {
        var target = $"code|{actor.AccountId:N}";
        if (await throttle.Refuse(target, ct) is { } tooFast)
        {
            return tooFast;
        }
        await keys.LoadFor(actor.PersonId, ct: ct);
        var credential = await db.Credentials.AsNoTracking().SingleOrDefaultAsync(c => c.Id == actor.AccountId, ct);
        var step = credential?.TotpSecret is { } secret ? Totp.Match(secret.Open(), code, clock.Now, credential.TotpLastStep) : null;
        if (step is null || !await Use(actor.AccountId, step.Value, ct))
        {
            await throttle.Failed(target, ct);
            return SignInRefusals.CodeNoMatch;
        }
        await throttle.Reached(target, ct);
        return null;
    }

    /// <returns>False when another call was first with this step.</returns>
    private async Task<bool> Use(Guid account, long step, CancellationToken ct)
    {
        await using var use = session.Command(
            "update identity.credential set totp_last_step = $2 where id = $1 and totp_last_step < $2", account, step);
        return await use.ExecuteNonQueryAsync(ct) == 1;
    }
}
