using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Notifications.Contracts;

namespace WelfareMutual.Identity.Passkeys;

/// <summary>Source: FEATURES IAM-06. Keeps the public half of what the browser made; the owner is told, since it opens the account.</summary>
public sealed record AddPasskey(Guid Challenge, string Answer) : IPortalUseCase<Done>, INeedsRecentProof, IUndoneWithItsPortal
{
    public static Access Access => Access.SignedIn;

    internal sealed class Handler(
        IdentityDb db, PasskeyCeremony ceremony, INotices notices, AuditTrail audit, UseCaseContext context, Actor actor, Clock clock) : IHandle<AddPasskey, Done>
    {
        public async Task<Outcome<Done>> Handle(AddPasskey command, CancellationToken ct)
        {
            var made = await ceremony.CheckNew(command.Challenge, actor.PersonId, command.Answer, ct);
            if (!made.Succeeded)
            {
                return made.Refusal!;
            }
            var passkey = new Passkey(actor.PersonId, made.Value, context.Device ?? "", clock.Now);
            db.Passkeys.Add(passkey);
            await db.SaveChangesAsync(ct);
            audit.About(passkey.Id);
            await notices.Tell(actor.PersonId, "passkey-added", passkey.Id, ct);
            return Done.It;
        }
    }
}
