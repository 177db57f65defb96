using System.Security.Cryptography;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Kernel.Database;

/// <summary>Opens and ends sessions. The token leaves the core once, in the answer; the database keeps its hash.</summary>
public sealed class Sessions(DbSession session, PersonKeys keys)
{
    /// <param name="actor">Who signed in. The person's own key must be loaded: the name is sealed under it.</param>
    /// <param name="cardSerial">The card the session is bound to; null on the portal.</param>
    /// <param name="idle">How long the session lives without use.</param>
    /// <param name="longest">How long it lives at most.</param>
    /// <returns>The token, 256 random bits, base64url.</returns>
    public async Task<string> Start(Actor actor, string? cardSerial, TimeSpan idle, TimeSpan longest, CancellationToken ct)
    {
        var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var id = Guid.CreateVersion7();
        await using var start = session.Command(
            "select kernel.start_session($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            id, token, actor.Kind.ToString(), actor.Stage.ToString(), actor.AccountId, actor.PersonId, actor.EnterpriseId,
            actor.Rights.ToArray(), actor.Terminal, cardSerial,
            SealedText.Seal(keys.Of(actor.PersonId), actor.Name, Subject.NameContext(id)), idle, longest);
        await start.ExecuteNonQueryAsync(ct);
        return token;
    }

    public async Task End(string token, CancellationToken ct)
    {
        await using var end = session.Command("select kernel.end_session($1)", token);
        await end.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Ends every session of an account, but not the one given: one session a person, password changed, rights changed.</summary>
    public async Task EndAll(Guid accountId, Guid except, CancellationToken ct)
    {
        await using var end = session.Command("select kernel.end_sessions($1, $2)", accountId, except);
        await end.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Ends every session of staff at a terminal.</summary>
    public async Task EndAt(string terminal, CancellationToken ct)
    {
        await using var end = session.Command("select kernel.end_terminal_sessions($1)", terminal);
        await end.ExecuteNonQueryAsync(ct);
    }

    /// <summary>More rights in the sessions that a member of staff has open. The database forgets them at that moment, also in the middle of a session.</summary>
    public async Task Lend(Guid accountId, IReadOnlyCollection<string> rights, DateTimeOffset until, CancellationToken ct)
    {
        await using var lend = session.Command("select kernel.lend_rights($1, $2, $3)", accountId, rights.ToArray(), until);
        await lend.ExecuteNonQueryAsync(ct);
    }
}
