using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.SecondFactors;

/// <summary>Source: IAM-06, issue 2 3.A. The code of an authenticator application; a code is used once.</summary>
public sealed record VerifySecondFactor(string Code) : IPortalUseCase<SignedIn>
{
    public static Access Access => Access.HalfSignedIn;

    internal sealed class Handler(
        IdentityDb db, DbSession session, PersonKeys keys, Actor actor, UseCaseContext context, Doorway doorway, SignInThrottle throttle, Clock clock)
        : IHandle<VerifySecondFactor, SignedIn>
    {
        public async Task<Outcome<SignedIn>> Handle(VerifySecondFactor command, CancellationToken ct)
        {
            if (actor.Stage != SessionStage.SecondFactor)
            {
                return Refusal.Forbidden;
            }
            var target = $"code|{actor.AccountId:N}";
            if (await throttle.Refuse(target, ct) is { } tooFast)
            {
                return tooFast;
            }
            await keys.LoadFor(actor.PersonId, ct: ct);
            var credential = await db.Credentials.AsNoTracking().SingleAsync(c => c.Id == actor.AccountId, ct);
            var step = Totp.Match(credential.TotpSecret!.Open(), command.Code, clock.Now, credential.TotpLastStep);
            if (step is null || !await Use(step.Value, ct))
            {
                await throttle.Failed(target, ct);
                return SignInRefusals.CodeNoMatch;
            }
            return await doorway.OpenFully(actor.AccountId, context.Token, ct);
        }

        /// <returns>False when another call was first with this step.</returns>
        private async Task<bool> Use(long step, CancellationToken ct)
        {
            await using var use = session.Command(
                "update identity.credential set totp_last_step = $2 where id = $1 and totp_last_step < $2", actor.AccountId, step);
            return await use.ExecuteNonQueryAsync(ct) == 1;
        }
    }
}
