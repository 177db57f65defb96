using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Kernel.Database;

/// <summary>Opens and ends sessions. The token leaves the core once, in the answer; the database keeps its hash.</summary>
public sealed class Sessions(DbSession session, PersonKeys keys, UseCaseContext context)
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
        await using var note = session.Command("select kernel.note_session($1, $2::uuid, $3)", id, context.Portal, context.Device ?? "");
        await note.ExecuteNonQueryAsync(ct);
        return token;
    }

    public async Task End(string token, CancellationToken ct)
    {
        await using var end = session.Command("select kernel.end_session($1)", token);
        await end.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Whoever holds this session showed again that it is they.</summary>
    public async Task Prove(CancellationToken ct)
    {
        await using var prove = session.Command("select kernel.prove()");
        await prove.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The live sessions of the acting person, latest first.</summary>
    public async Task<IReadOnlyList<OpenSession>> Mine(CancellationToken ct)
    {
        await using var read = session.Command("select id, device, created_at, last_seen_at, here from kernel.my_sessions()");
        await using var row = await read.ExecuteReaderAsync(ct);
        var mine = new List<OpenSession>();
        while (await row.ReadAsync(ct))
        {
            mine.Add(new(row.GetGuid(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), row.GetFieldValue<DateTimeOffset>(3), row.GetBoolean(4)));
        }
        return mine;
    }

    /// <summary>Ends one of the acting person's other sessions, or all of them.</summary>
    /// <returns>How many ended.</returns>
    public async Task<int> EndMine(Guid? one, CancellationToken ct)
    {
        await using var end = session.Command("select kernel.end_my_sessions($1)");
        end.Parameters.Add(new NpgsqlParameter { Value = one is { } id ? id : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        return (int)(await end.ExecuteScalarAsync(ct))!;
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

/// <param name="Device">In words of ours; empty where it is not known.</param>
/// <param name="Here">The session that asks.</param>
public sealed record OpenSession(Guid Id, string Device, DateTimeOffset Since, DateTimeOffset LastSeen, bool Here);
