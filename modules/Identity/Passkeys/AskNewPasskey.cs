using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Passkeys;

/// <summary>Asks the browser to make a passkey for whoever is signed in. It opens the account, so a recent proof comes first.</summary>
public sealed record AskNewPasskey : IPortalUseCase<PasskeyQuestion>, INeedsRecentProof
{
    private const int Most = 10;

    public static Access Access => Access.SignedIn;

    internal sealed class Handler(IdentityDb db, PersonKeys keys, PasskeyCeremony ceremony, Actor actor) : IHandle<AskNewPasskey, PasskeyQuestion>
    {
        public async Task<Outcome<PasskeyQuestion>> Handle(AskNewPasskey command, CancellationToken ct)
        {
            if (await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == actor.AccountId, ct) is not { } account)
            {
                return Refusal.NotFound;
            }
            if (await db.Passkeys.CountAsync(p => p.PersonId == actor.PersonId, ct) >= Most)
            {
                return PasskeyRefusals.TooMany;
            }
            await keys.LoadFor(actor.PersonId, ct: ct);
            return await ceremony.AskNew(actor.PersonId, account.Login.Open(), account.Name.Open(), ct);
        }
    }
}
