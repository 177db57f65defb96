using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.SecondFactors;

/// <summary>Source: issue 2 3.A. The secret for an authenticator application, the same until it is confirmed, and in no other session.</summary>
public sealed record EnrolSecondFactor : IPortalUseCase<EnrolSecondFactor.Result>, IShownOnce
{
    public static Access Access => Access.HalfSignedIn;

    /// <param name="Secret">Base32, for typing where no camera is.</param>
    /// <param name="Uri">otpauth: for the QR code.</param>
    public sealed record Result(string Secret, string Uri);

    internal sealed class Handler(IdentityDb db, PersonKeys keys, Actor actor, IdentitySettings settings) : IHandle<EnrolSecondFactor, Result>
    {
        public async Task<Outcome<Result>> Handle(EnrolSecondFactor command, CancellationToken ct)
        {
            if (actor.Stage != SessionStage.EnrolSecondFactor)
            {
                return Refusal.Forbidden;
            }
            await keys.LoadFor(actor.PersonId, ct: ct);
            var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == actor.AccountId, ct);
            var credential = await db.Credentials.SingleAsync(c => c.Id == actor.AccountId, ct);
            if (credential.TotpSecret is not null)
            {
                return Refusal.Forbidden; // confirmed meanwhile: another half session may be a stranger's
            }
            if (credential.TotpWaiting is null)
            {
                credential.OfferSecondFactor(Totp.DrawSecret());
                await db.SaveChangesAsync(ct);
            }
            var secret = Totp.Base32(Totp.Offered(credential.TotpWaiting!.Open(), actor.SessionId));
            var (issuer, login) = (Uri.EscapeDataString(settings.Issuer), Uri.EscapeDataString(account.Login.Open()));
            return new Result(secret, $"otpauth://totp/{issuer}:{login}?secret={secret}&issuer={issuer}");
        }
    }
}
