using WelfareMutual.Identity.Accounts;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Keys;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.SecondFactors;

/// <summary>Source: issue 2 3.A. A lost second factor is renewed with the password and a mailed key; then enrolled anew.</summary>
public sealed record RenewSecondFactor(string Login, string Password, string Key) : IPortalUseCase<SignedIn>, IShownOnce, IUndoneWithItsPortal
{
    public static Access Access => Access.Anyone("renewing a lost second factor with a mailed key");

    internal sealed class Handler(
        DbSession session, Doorway doorway, KeyTrial trial, PasswordHash hash, PasswordTurns turns, SignInThrottle throttle, SearchIndex index, Sessions sessions, Clock clock)
        : IHandle<RenewSecondFactor, SignedIn>
    {
        public async Task<Outcome<SignedIn>> Handle(RenewSecondFactor command, CancellationToken ct)
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
            if (await trial.Try(login, account, command.Key, key => Clear(login, key, ct), ct) is { } refused)
            {
                return refused;
            }
            await sessions.EndAll(account.Id, Guid.Empty, ct);
            return await doorway.Open(account, null, ct);
        }

        private async Task<string> Clear(LoginName login, byte[] key, CancellationToken ct)
        {
            await using var clear = session.Command("select identity.clear_second_factor_by_key($1, $2, $3)", login.Index(index), key, clock.Now);
            return (string)(await clear.ExecuteScalarAsync(ct))!;
        }
    }
}
