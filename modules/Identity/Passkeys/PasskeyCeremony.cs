using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Identity.Passkeys;

/// <summary>What the browser is asked, and which question it is.</summary>
/// <param name="Challenge">Sent back with the answer; good once and for a few minutes.</param>
/// <param name="Options">JSON of WebAuthn for navigator.credentials.</param>
public sealed record PasskeyQuestion(Guid Challenge, string Options);

/// <summary>Asks and checks by the framework's handler. The challenge is a row used once, whatever comes of it: the framework takes an answer twice.</summary>
internal sealed class PasskeyCeremony(IPasskeyHandler<PasskeyOwner> handler, IKeyStore store, DbSession session, Clock clock)
{
    public const string SignIn = "sign-in";
    public const string Register = "register";
    public const string Prove = "prove";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    // The handler wants one and reads nothing of it: domain and origin are settings. The browser's request ended at the Portal.
    private static HttpContext Nobody => new DefaultHttpContext();

    /// <param name="owner">Whose passkey is asked for; null: whoever's the browser names.</param>
    public async Task<PasskeyQuestion> Ask(string ceremony, Guid? owner, CancellationToken ct)
    {
        var asked = await handler.MakeRequestOptionsAsync(owner is { } person ? PasskeyOwner.Of(person) : null, Nobody);
        return new(await Keep(ceremony, owner, asked.AssertionState!, ct), asked.RequestOptionsJson);
    }

    public async Task<PasskeyQuestion> AskNew(Guid owner, string login, string name, CancellationToken ct)
    {
        var asked = await handler.MakeCreationOptionsAsync(new() { Id = PasskeyOwner.Of(owner).Id, Name = login, DisplayName = name }, Nobody);
        return new(await Keep(Register, owner, asked.AttestationState!, ct), asked.CreationOptionsJson);
    }

    /// <returns>Whose passkey answered.</returns>
    public async Task<Outcome<Guid>> Check(string ceremony, Guid challenge, Guid? owner, string answer, CancellationToken ct)
    {
        if (await Use(ceremony, challenge, owner, ct) is not { } state)
        {
            return PasskeyRefusals.TooLate;
        }
        var checkedAnswer = await handler.PerformAssertionAsync(new() { HttpContext = Nobody, CredentialJson = answer, AssertionState = state });
        if (!checkedAnswer.Succeeded || owner is { } expected && checkedAnswer.User.Person != expected)
        {
            return PasskeyRefusals.NoMatch;
        }
        await using var used = session.Command(
            "select identity.passkey_used($1, $2, $3, $4)",
            checkedAnswer.Passkey.CredentialId, (long)checkedAnswer.Passkey.SignCount, checkedAnswer.Passkey.IsBackedUp, clock.Now);
        await used.ExecuteNonQueryAsync(ct);
        return checkedAnswer.User.Person;
    }

    public async Task<Outcome<UserPasskeyInfo>> CheckNew(Guid challenge, Guid owner, string answer, CancellationToken ct)
    {
        if (await Use(Register, challenge, owner, ct) is not { } state)
        {
            return PasskeyRefusals.TooLate;
        }
        var made = await handler.PerformAttestationAsync(new() { HttpContext = Nobody, CredentialJson = answer, AttestationState = state });
        return made.Succeeded && made.UserEntity.Id == PasskeyOwner.Of(owner).Id ? made.Passkey : PasskeyRefusals.NotMade;
    }

    // The framework's state of a registration holds the person's name.
    private async Task<Guid> Keep(string ceremony, Guid? owner, string state, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        await using var insert = session.Command(
            "insert into identity.passkey_challenge (id, ceremony, account_id, state, created_at, expires_at) values ($1, $2, $3::uuid, $4, $5, $6)",
            id, ceremony, owner, store.SealUnderSessionKey(Encoding.UTF8.GetBytes(state), Context(id)), clock.Now, clock.Now + Life);
        await insert.ExecuteNonQueryAsync(ct);
        return id;
    }

    private async Task<string?> Use(string ceremony, Guid challenge, Guid? owner, CancellationToken ct)
    {
        await using var use = session.Command("select identity.use_challenge($1, $2, $3::uuid, $4)", challenge, ceremony, owner, clock.Now);
        var state = await use.ExecuteScalarAsync(ct) as byte[];
        await session.Remember(ct); // used, even if the answer is refused
        return state is null ? null : Encoding.UTF8.GetString(store.OpenUnderSessionKey(state, Context(challenge)));
    }

    private static string Context(Guid challenge) => $"identity.passkey_challenge|{challenge:N}|state";
}
