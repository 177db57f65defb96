using WelfareMutual.Identity.Accounts;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Entrance;

/// <summary>Source: IAM-06, MEM-02. A member's number in any spelling, or an officer's ID, with the password.
/// An officer's session is half open until the second factor.</summary>
public sealed record SignIn(string Login, string Password) : IPortalUseCase<SignedIn>, IShownOnce, IUndoneWithItsPortal
{
    public static Access Access => Access.Anyone("signing in");

    internal sealed class Handler(Doorway doorway, PasswordHash hash, PasswordTurns turns, SignInThrottle throttle) : IHandle<SignIn, SignedIn>
    {
        public async Task<Outcome<SignedIn>> Handle(SignIn command, CancellationToken ct)
        {
            using var turn = await turns.Take(ct);
            if (turn is null)
            {
                return SignInRefusals.Busy;
            }
            var login = LoginName.Of(command.Login);
            var target = $"sign-in|{login.Text}";
            if (await throttle.Refuse(target, ct) is { } tooFast)
            {
                return tooFast;
            }
            var found = await doorway.Find(login, ct);
            var (account, credential) = hash.Matches(found.Credential?.PasswordHash, command.Password) ? await doorway.Hold(found.Account!.LoginIndex, ct) : default;
            if (account is null || credential?.PasswordHash != found.Credential?.PasswordHash)
            {
                await throttle.Failed(target, ct);
                return SignInRefusals.NoMatch;
            }
            if (credential!.RenewalAskedAt is not null)
            {
                return SignInRefusals.PasswordToRenew;
            }
            var opened = await doorway.Open(account, credential, ct);
            if (opened.Succeeded)
            {
                await doorway.Reached(account.Id, target, ct);
            }
            return opened;
        }
    }
}
