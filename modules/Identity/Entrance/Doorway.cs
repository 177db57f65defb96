using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Accounts;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Notifications.Contracts;

namespace WelfareMutual.Identity.Entrance;

/// <summary>Finds an account before there is a session, and opens the session. Under row security the gateway
/// reads an account only through the database's own look-ups.</summary>
internal sealed class Doorway(
    IdentityDb db, DbSession session, PersonKeys keys, SearchIndex index, Sessions sessions, AuditTrail audit, SignInThrottle throttle, INotices notices,
    IdentitySettings settings)
{
    public async Task<(Account? Account, Credential? Credential)> Find(LoginName login, CancellationToken ct)
    {
        var digest = login.Index(index);
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
    public async Task<SignedIn> Open(Account account, Credential? credential, CancellationToken ct)
    {
        await OpenKey(account, ct);
        var stage = account.Kind == AccountKind.Member ? SessionStage.Full
            : credential?.TotpSecret is null ? SessionStage.EnrolSecondFactor : SessionStage.SecondFactor;
        return await Start(account, stage, ct);
    }

    /// <summary>After a passkey: whatever the account, the session is full.</summary>
    public async Task<SignedIn> OpenByPasskey(Account account, CancellationToken ct)
    {
        await OpenKey(account, ct);
        return await Start(account, SessionStage.Full, ct);
    }

    /// <summary>After the second factor. The half session ends: its token never becomes a full one.</summary>
    public async Task<SignedIn> OpenFully(Guid officer, string? halfToken, CancellationToken ct)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == officer, ct);
        await sessions.End(halfToken!, ct);
        return await Start(account, SessionStage.Full, ct);
    }

    private async Task OpenKey(Account account, CancellationToken ct)
    {
        await using var wrapped = session.Command("select identity.own_key_at($1)", account.LoginIndex);
        keys.Accept(account.Id, (byte[])(await wrapped.ExecuteScalarAsync(ct))!);
    }

    private async Task<SignedIn> Start(Account account, SessionStage stage, CancellationToken ct)
    {
        var full = stage == SessionStage.Full;
        var actor = new Actor(
            account.Kind == AccountKind.Member ? ActorKind.Member : ActorKind.Officer, account.Id, account.PersonId, account.EnterpriseId,
            account.Name.Open(), full ? account.Rights : [], Guid.Empty, "", stage);
        audit.Concerns(account.Id);
        var token = await sessions.Start(
            actor, null,
            TimeSpan.FromMinutes(full ? settings.PortalIdleMinutes : settings.HalfSessionMinutes),
            full ? TimeSpan.FromHours(settings.PortalLongestHours) : TimeSpan.FromMinutes(settings.HalfSessionMinutes), ct);
        return new(token, stage, actor.Kind);
    }
}
