using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Notifications.Contracts;

namespace WelfareMutual.Identity.Passkeys;

/// <summary>A passkey opens nothing any more from now on. Another's is not there.</summary>
public sealed record RemovePasskey(Guid Id) : IPortalUseCase<Done>, INeedsRecentProof
{
    public static Access Access => Access.SignedIn;

    internal sealed class Handler(IdentityDb db, INotices notices, AuditTrail audit, Actor actor) : IHandle<RemovePasskey, Done>
    {
        public async Task<Outcome<Done>> Handle(RemovePasskey command, CancellationToken ct)
        {
            if (await db.Passkeys.SingleOrDefaultAsync(p => p.Id == command.Id && p.PersonId == actor.PersonId, ct) is not { } passkey)
            {
                return Refusal.NotFound;
            }
            db.Passkeys.Remove(passkey);
            await db.SaveChangesAsync(ct);
            audit.About(passkey.Id);
            await notices.Tell(actor.PersonId, "passkey-removed", passkey.Id, ct);
            return Done.It;
        }
    }
}
