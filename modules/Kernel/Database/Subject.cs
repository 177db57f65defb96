using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Kernel.Database;

/// <summary>Resolves the session token inside the database and sets the subject that the row policies verify.</summary>
internal sealed class Subject(DbSession session, IKeyStore store, PersonKeys keys)
{
    /// <param name="touches">Whether a person asks: only that keeps the session alive.</param>
    /// <returns>The guest when the token is absent, unknown, expired, or bound to another card or terminal.</returns>
    public async Task<Actor> Enter(UseCaseContext context, bool touches, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(context.Token))
        {
            return Actor.Guest;
        }
        await using var enter = session.Command(
            "select e.*, kernel.pass(e.session_id, $4::uuid) from kernel.enter($1, $2, $3, $5) e", context.Token, context.CardSerial, context.Terminal, context.Portal, touches);
        await using var row = await enter.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct))
        {
            return Actor.Guest;
        }
        var (id, person) = (row.GetGuid(0), row.GetGuid(4));
        var name = "";
        if (!row.IsDBNull(9))
        {
            var own = PersonKey.Unwrap(store, Purpose.Own, person, row.GetFieldValue<byte[]>(9));
            keys.Offer(person, own);
            name = SealedText.Open(own, row.GetFieldValue<byte[]>(8), NameContext(id));
        }
        return new Actor(
            Enum.Parse<ActorKind>(row.GetString(1)), row.GetGuid(3), person, row.IsDBNull(5) ? null : row.GetGuid(5), name,
            row.GetFieldValue<string[]>(6), id, row.IsDBNull(7) ? "" : row.GetString(7), Enum.Parse<SessionStage>(row.GetString(2)));
    }

    internal static string NameContext(Guid sessionId) => $"kernel.session|{sessionId:N}|name";
}
