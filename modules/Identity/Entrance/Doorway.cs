using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Accounts;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Identity.Passkeys;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Notifications.Contracts;

namespace WelfareMutual.Identity.Entrance;

/// <summary>Finds an account before there is a session, and opens the session. Under row security the gateway
/// reads an account only through the database's own look-ups.</summary>
internal sealed class Doorway(
    IdentityDb db, DbSession session, PersonKeys keys, SearchIndex index, Sessions sessions, PortalTrust portal, AuditTrail audit, SignInThrottle throttle, INotices notices,
    IdentitySettings settings)
{
    public Task<(Account? Account, Credential? Credential)> Find(LoginName login, CancellationToken ct) => Find(login.Index(index), ct);

    /// <summary>What was found, as it is once the secret was found right: a hash takes its time. Held until the session is there: who changes password,
    /// rights or state meanwhile waits, and then finds it to end.</summary>
    public async Task<(Account? Account, Credential? Credential)> Hold(byte[] loginIndex, CancellationToken ct)
    {
        await using var hold = session.Command("select identity.hold_account($1)", loginIndex);
        await hold.ExecuteNonQueryAsync(ct);
        return await Find(loginIndex, ct);
    }

    private async Task<(Account? Account, Credential? Credential)> Find(byte[] digest, CancellationToken ct)
    {
        var account = await db.Accounts.FromSql($"select * from identity.account_at({digest})").AsNoTracking().SingleOrDefaultAsync(ct);
        var credential = await db.Credentials.FromSql($"select * from identity.credential_at({digest})").AsNoTracking().SingleOrDefaultAsync(ct);
        if (account is not null)
        {
            audit.Concerns(account.Id);
        }
        return account is { State: not AccountState.Closed } ? (account, credential) : default;
    }

    /// <summary>The right secret came: from a new place with a new kind of device the owner is told (ASVS 6.3.5).</summary>
    public async Task Reached(Guid account, string target, CancellationToken ct)
    {
        if (await throttle.Reached(target, ct))
        {
            await notices.Tell(account, "signed-in-elsewhere", account, ct);
        }
    }

    /// <summary>After the password, or the mailed key, was found right.</summary>
    /// <param name="account">As it was held.</param>
    public async Task<Outcome<SignedIn>> Open(Account account, Credential? credential, CancellationToken ct)
    {
        await OpenKey(account, ct);
        var stage = account.Kind == AccountKind.Member ? SessionStage.Full
            : credential?.TotpSecret is null ? SessionStage.EnrolSecondFactor : SessionStage.SecondFactor;
        return await Start(account, stage, ct);
    }

    /// <summary>After a passkey: whatever the account, the session is full.</summary>
    public async Task<Outcome<SignedIn>> OpenByPasskey(Account account, CancellationToken ct)
    {
        if (await Hold(account.LoginIndex, ct) is not ({ State: AccountState.Active } held, _))
        {
            return PasskeyRefusals.NoMatch;
        }
        await OpenKey(held, ct);
        return await Start(held, SessionStage.Full, ct);
    }

    /// <summary>After the second factor. The half session ends: its token never becomes a full one, and one that was ended meanwhile leads nowhere.</summary>
    public async Task<Outcome<SignedIn>> OpenFully(Guid officer, string? halfToken, CancellationToken ct)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == officer, ct);
        if (await Hold(account.LoginIndex, ct) is not ({ } held, _) || !(await sessions.Mine(ct)).Any(s => s.Here))
        {
            return Refusal.SignInNeeded;
        }
        await sessions.End(halfToken!, ct);
        return await Start(held, SessionStage.Full, ct);
    }

    private async Task OpenKey(Account account, CancellationToken ct)
    {
        await using var wrapped = session.Command("select identity.own_key_at($1)", account.LoginIndex);
        keys.Accept(account.Id, (byte[])(await wrapped.ExecuteScalarAsync(ct))!);
    }

    private async Task<Outcome<SignedIn>> Start(Account account, SessionStage stage, CancellationToken ct)
    {
        if (await portal.Refuse(ct) is { } shut)
        {
            return shut; // before the session is written down for the Portal: there it would wait
        }
        var full = stage == SessionStage.Full;
        var actor = new Actor(
            account.Kind == AccountKind.Member ? ActorKind.Member : ActorKind.Officer, account.Id, account.PersonId, account.EnterpriseId,
            account.Name.Open(), full ? account.Rights : [], Guid.Empty, "", stage);
        audit.Concerns(account.Id);
        var token = await sessions.Start(
            actor, null,
            TimeSpan.FromMinutes(full ? settings.PortalIdleMinutes : settings.HalfSessionMinutes),
            full ? TimeSpan.FromHours(settings.PortalLongestHours) : TimeSpan.FromMinutes(settings.HalfSessionMinutes), ct);
        return new SignedIn(token, stage, actor.Kind);
    }
}
