using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.SecondFactors;

/// <summary>Source: issue 2 3.A. The first code shows that the application holds the secret; then the session is full.</summary>
public sealed record ConfirmSecondFactor(string Code) : IPortalUseCase<SignedIn>, IShownOnce
{
    public static Access Access => Access.HalfSignedIn;

    internal sealed class Handler(
        IdentityDb db, PersonKeys keys, Actor actor, UseCaseContext context, Doorway doorway, SignInThrottle throttle, Clock clock)
        : IHandle<ConfirmSecondFactor, SignedIn>
    {
        public async Task<Outcome<SignedIn>> Handle(ConfirmSecondFactor command, CancellationToken ct)
        {
            if (actor.Stage != SessionStage.EnrolSecondFactor)
            {
                return Refusal.Forbidden;
            }
            var target = $"code|{actor.AccountId:N}";
            if (await throttle.Refuse(target, ct) is { } tooFast)
            {
                return tooFast;
            }
            await keys.LoadFor(actor.PersonId, ct: ct);
            var credential = await db.Credentials.SingleAsync(c => c.Id == actor.AccountId, ct);
            if (credential.TotpSecret is not null)
            {
                return Refusal.Forbidden;
            }
            if (credential.TotpWaiting is null)
            {
                return SignInRefusals.NotWaiting;
            }
            var secret = Totp.Offered(credential.TotpWaiting.Open(), actor.SessionId);
            if (Totp.Match(secret, command.Code, clock.Now, credential.TotpLastStep) is not { } step)
            {
                await throttle.Failed(target, ct);
                return SignInRefusals.CodeNoMatch;
            }
            credential.ConfirmSecondFactor(secret, step);
            await db.SaveChangesAsync(ct);
            await throttle.Reached(target, ct);
            return await doorway.OpenFully(actor.AccountId, context.Token, ct);
        }
    }
}
