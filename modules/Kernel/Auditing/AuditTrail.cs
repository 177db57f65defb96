using System.Data.Common;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Kernel.Auditing;

/// <summary>Writes who did what, and on whom, in the use case's own transaction: what cannot be written down is not done.
/// No personal value goes in: aliases, ids and codes only, and words sealed to the person.</summary>
public sealed class AuditTrail(DbSession session, PersonKeys keys)
{
    private readonly HashSet<Guid> alsoSeen = [];
    private readonly Dictionary<Guid, string> words = [];
    private Guid? aboutObject;
    private string? reason;

    /// <summary>The object the operation is about: an order, a case, a batch. Not a person: see <see cref="Concerns"/>.</summary>
    public void About(Guid id) => aboutObject = id;

    /// <summary>Why it was looked at, where a reason is asked for: a code, never words.</summary>
    public void Because(string code) => reason = code;

    /// <summary>The words beside the code, sealed to the person for the office: nobody reads them after the person's keys are gone.</summary>
    public void Because(string code, Guid person, string text)
    {
        reason = code;
        alsoSeen.Add(person);
        words[person] = text;
    }

    /// <summary>A person concerned whose key was not needed.</summary>
    public void Concerns(Guid person) => alsoSeen.Add(person);

    /// <summary>Who worked on an object last, newest first. Back office only.</summary>
    public async Task<IReadOnlyList<LookAt>> LooksAt(Guid id, int most, CancellationToken ct)
    {
        await using var read = session.Command(
            """
            select e.at, coalesce(a.person_id, e.actor), e.terminal, e.use_case
            from audit.entry e left join keys.audit_alias a on a.alias = e.actor
            where e.object_id = $1 order by e.at desc limit $2
            """, id, most);
        await using var row = await read.ExecuteReaderAsync(ct);
        var looks = new List<LookAt>();
        while (await row.ReadAsync(ct))
        {
            looks.Add(new(row.GetFieldValue<DateTimeOffset>(0), row.GetGuid(1), row.GetString(2), row.GetString(3)));
        }
        return looks;
    }

    /// <summary>How many operations each of some people did in a time of theirs. Back office only.</summary>
    public async Task<IReadOnlyList<long>> DoneBy(IReadOnlyList<(Guid Person, DateTimeOffset From, DateTimeOffset Until)> spans, CancellationToken ct)
    {
        await using var read = session.Command(
            """
            select count(e.id) from unnest($1, $2, $3) with ordinality as t(person, since, until, n)
            left join keys.audit_alias a on a.person_id = t.person
            left join audit.entry e on e.actor = a.alias and e.at >= t.since and e.at < t.until
            group by t.n order by t.n
            """, spans.Select(s => s.Person).ToArray(), spans.Select(s => s.From).ToArray(), spans.Select(s => s.Until).ToArray());
        await using var row = await read.ExecuteReaderAsync(ct);
        var counts = new List<long>();
        while (await row.ReadAsync(ct))
        {
            counts.Add(row.GetInt64(0));
        }
        return counts;
    }

    /// <summary>The words of a reason, for staff. Null once the person's keys are gone.</summary>
    public async Task<string?> OpenWords(Guid entry, Guid person, byte[] note, CancellationToken ct)
    {
        await keys.LoadFor(person, Purpose.Office, ct);
        return keys.Holds(person, Purpose.Office) ? Encoding.UTF8.GetString(keys.OpenFor(person, Purpose.Office, note, NoteContext(entry))) : null;
    }

    internal async Task Write(UseCaseShape shape, UseCaseContext context, string outcome, CancellationToken ct)
    {
        var people = keys.Seen.Concat(alsoSeen).Distinct().ToArray();
        if (shape.KeepsTheLog || shape.IsQuery && outcome == "ok" && people.Length == 0)
        {
            return; // nobody was seen and nothing was done
        }
        var id = Guid.CreateVersion7();
        try
        {
            await using var write = session.Command(
                // A job that found nothing to do has written nothing: its transaction has no number, and it is no operation.
                "select audit.write($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) where $12 or pg_current_xact_id_if_assigned() is not null",
                id, context.Actor.Kind.ToString(), context.Actor.AccountId, context.Actor.Terminal.Length > 0 ? context.Actor.Terminal : context.Terminal ?? "",
                shape.Name, outcome, aboutObject, reason ?? context.Reason, context.RequestId, people);
            write.Parameters.Add(new NpgsqlParameter { Value = await Notes(id, people, ct), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
            write.Parameters.Add(new NpgsqlParameter { Value = shape.Audience != Audience.Job || outcome != "ok" || people.Length > 0 });
            await write.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException refused) when (refused.SqlState is not (PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected))
        {
            throw new LogUnwritableException(shape.Name, refused);
        }
    }

    private async Task<byte[]?[]> Notes(Guid entry, Guid[] people, CancellationToken ct)
    {
        if (words.Count == 0)
        {
            return new byte[people.Length][];
        }
        await keys.NeedFor(words.Keys, Purpose.Office, ct);
        return [.. people.Select(p => words.TryGetValue(p, out var text) ? keys.SealFor(p, Purpose.Office, Encoding.UTF8.GetBytes(text), NoteContext(entry)) : null)];
    }

    private static string NoteContext(Guid entry) => $"audit.entry_subject|{entry:N}|note";
}

/// <summary>One line of who looked at an object or worked on it.</summary>
public sealed record LookAt(DateTimeOffset At, Guid Actor, string Terminal, string UseCase);

/// <summary>A use case that tends the log itself. Its runs leave no row, or each would make work for the next.</summary>
public interface IKeepsTheLog;

/// <summary>The log did not take the entry: nothing is shown and nothing is done.</summary>
public sealed class LogUnwritableException(string useCase, DbException cause) : Exception($"the log did not take {useCase}", cause)
{
    public string UseCase => useCase;
}
