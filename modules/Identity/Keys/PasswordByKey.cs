using WelfareMutual.Identity.Accounts;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.Text;
using WelfareMutual.Notifications.Contracts;

namespace WelfareMutual.Identity.Keys;

/// <summary>Sets a password for whoever holds the mailed key, and signs in.</summary>
internal sealed class PasswordByKey(
    DbSession session, Doorway doorway, KeyTrial trial, PasswordHash hash, PasswordTurns turns, SignInThrottle throttle, SearchIndex index, Sessions sessions, INotices notices, Clock clock)
{
    public async Task<Outcome<SignedIn>> Set(string typedLogin, string typedKey, string password, CancellationToken ct)
    {
        var login = LoginName.Of(typedLogin);
        // By how the login is written, never by the account: the demand must not tell whether there is one.
        var shortest = MemberNumber.TryParse(login.Text, out _, out _) ? PasswordPolicy.ShortestAlone : PasswordPolicy.ShortestWithSecondFactor;
        if (PasswordPolicy.Check(password, shortest, login.Text, typedKey ?? "") is { } weak)
        {
            return weak;
        }
        using var turn = await turns.Take(ct);
        if (turn is null)
        {
            return SignInRefusals.Busy;
        }
        if (await throttle.Refuse(KeyTrial.TargetOf(login), ct) is { } tooFast)
        {
            return tooFast; // before the hash: what is refused costs nothing
        }
        var hashed = hash.Of(password);
        var (found, _) = await doorway.Find(login, ct);
        if (await trial.Try(login, found, typedKey, key => Ask(login, key, hashed, ct), ct) is { } refused)
        {
            return refused;
        }
        var (account, credential) = await doorway.Hold(found!.LoginIndex, ct);
        if (account is null)
        {
            return SignInRefusals.KeyNoMatch; // closed meanwhile
        }
        await sessions.EndAll(account.Id, Guid.Empty, ct); // whoever knew the old password is out
        var opened = await doorway.Open(account, credential, ct);
        if (!opened.Succeeded)
        {
            return Outcome<SignedIn>.Refused(opened.Refusals);
        }
        if (found.State == AccountState.Active)
        {
            await notices.Tell(account.Id, "password-changed", account.Id, ct); // by whichever page the key was used
        }
        return opened.Value;
    }

    private async Task<string> Ask(LoginName login, byte[] key, string hashed, CancellationToken ct)
    {
        await using var ask = session.Command("select identity.set_password_by_key($1, $2, $3, $4)", login.Index(index), key, hashed, clock.Now);
        return (string)(await ask.ExecuteScalarAsync(ct))!;
    }
}
