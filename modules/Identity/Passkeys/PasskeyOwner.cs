using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace WelfareMutual.Identity.Passkeys;

/// <summary>Whose passkey it is, for the framework's verification: an id and nothing else.</summary>
internal sealed record PasskeyOwner(string Id)
{
    public static PasskeyOwner Of(Guid person) => new(person.ToString("N"));

    public Guid Person => Guid.ParseExact(Id, "N");
}

/// <summary>What the framework's verification asks for. It is never asked to write: the use cases do that.</summary>
internal sealed class PasskeyStore(IdentityDb db) : IUserPasskeyStore<PasskeyOwner>
{
    public Task<string> GetUserIdAsync(PasskeyOwner user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<PasskeyOwner?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult(Guid.TryParseExact(userId, "N", out _) ? new PasskeyOwner(userId) : null);

    /// <summary>Somebody else's credential is not found.</summary>
    public async Task<UserPasskeyInfo?> FindPasskeyAsync(PasskeyOwner user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var passkey = await db.Passkeys.FromSql($"select * from identity.passkey_at({credentialId})").AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return passkey is not null && passkey.PersonId == user.Person ? passkey.ForVerification() : null;
    }

    public async Task<PasskeyOwner?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var passkey = await db.Passkeys.FromSql($"select * from identity.passkey_at({credentialId})").AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return passkey is null ? null : PasskeyOwner.Of(passkey.PersonId);
    }

    /// <summary>The subject's own: row security shows no others.</summary>
    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(PasskeyOwner user, CancellationToken cancellationToken)
    {
        var person = user.Person;
        return (await db.Passkeys.AsNoTracking().Where(p => p.PersonId == person).ToListAsync(cancellationToken)).ConvertAll(p => p.ForVerification());
    }

    public Task AddOrUpdatePasskeyAsync(PasskeyOwner user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw NotHere();
    public Task RemovePasskeyAsync(PasskeyOwner user, byte[] credentialId, CancellationToken cancellationToken) => throw NotHere();
    public Task<IdentityResult> CreateAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw NotHere();
    public Task<IdentityResult> UpdateAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw NotHere();
    public Task<IdentityResult> DeleteAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw NotHere();
    public Task<PasskeyOwner?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => Task.FromResult<PasskeyOwner?>(null);
    public Task<string?> GetUserNameAsync(PasskeyOwner user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Id);
    public Task<string?> GetNormalizedUserNameAsync(PasskeyOwner user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Id);
    public Task SetUserNameAsync(PasskeyOwner user, string? userName, CancellationToken cancellationToken) => throw NotHere();
    public Task SetNormalizedUserNameAsync(PasskeyOwner user, string? normalizedName, CancellationToken cancellationToken) => throw NotHere();

    public void Dispose()
    {
    }

    private static NotSupportedException NotHere() => new("accounts and passkeys are written by use cases");
}
