using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Accounts;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Passkeys;

/// <summary>Source: FEATURES IAM-06. A passkey is two factors in one, the device and what unlocks it: an officer needs no code beside it.
/// Guessing is no danger here, so nothing is slowed down: who was shut out by others' wrong passwords comes in this way.</summary>
/// <param name="Answer">JSON of the browser's credential.</param>
public sealed record SignInWithPasskey(Guid Challenge, string Answer) : IPortalUseCase<SignedIn>, IShownOnce
{
    public static Access Access => Access.Anyone("signing in with a passkey");

    internal sealed class Handler(IdentityDb db, PasskeyCeremony ceremony, Doorway doorway, AuditTrail audit) : IHandle<SignInWithPasskey, SignedIn>
    {
        public async Task<Outcome<SignedIn>> Handle(SignInWithPasskey command, CancellationToken ct)
        {
            var owner = await ceremony.Check(PasskeyCeremony.SignIn, command.Challenge, null, command.Answer, ct);
            if (!owner.Succeeded)
            {
                return owner.Refusal!;
            }
            audit.Concerns(owner.Value);
            var account = await Find(command.Answer, ct);
            return account is { State: AccountState.Active } && account.Id == owner.Value
                ? await doorway.OpenByPasskey(account, ct) : PasskeyRefusals.NoMatch;
        }

        private async Task<Account?> Find(string answer, CancellationToken ct)
        {
            var credential = PasskeyAnswer.CredentialOf(answer);
            return await db.Accounts.FromSql($"select * from identity.account_of_passkey({credential})").AsNoTracking().SingleOrDefaultAsync(ct);
        }
    }
}
