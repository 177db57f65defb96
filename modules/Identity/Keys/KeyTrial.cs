using WelfareMutual.Identity.Accounts;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Identity.Keys;

/// <summary>Tries a mailed key inside the database and says the outcome. Someone without an account hears the same,
/// also that "this key" is locked after five.</summary>
internal sealed class KeyTrial(DbSession session, SignInThrottle throttle, IdentitySettings settings)
{
    private const int WrongOnesThatLock = 5;

    public static string TargetOf(LoginName login) => $"key|{login.Text}";

    /// <param name="ask">Calls the database's function with the key's hash; its answer is right, wrong, locked, expired or none.</param>
    /// <returns>Null when the key was right and is used up.</returns>
    public async Task<Refusal?> Try(LoginName login, Account? account, string? typed, Func<byte[], Task<string>> ask, CancellationToken ct)
    {
        var target = TargetOf(login);
        if (await throttle.Refuse(target, ct) is { } tooFast)
        {
            return tooFast;
        }
        MailedKeyText.TryRead(typed, out var key);
        var answer = account is null ? "none" : await ask(key.HashFor(account.Id));
        if (answer == "right")
        {
            return null;
        }
        var missed = 1 + await throttle.FailuresSince(target, TimeSpan.FromDays(settings.KeyDays), ct);
        await session.Remember(ct);
        await throttle.Failed(target, ct);
        return answer == "locked" || answer is "none" or "expired" && missed >= WrongOnesThatLock ? SignInRefusals.KeyLocked : SignInRefusals.KeyNoMatch;
    }
}
