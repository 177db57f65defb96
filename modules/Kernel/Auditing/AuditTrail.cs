using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Kernel.Auditing;

/// <summary>Writes who did what, and on whom, in the use case's own transaction: what cannot be written down is not done.
/// No personal value goes in: ids and codes only.</summary>
public sealed class AuditTrail(DbSession session, PersonKeys keys)
{
    private readonly HashSet<Guid> alsoSeen = [];
    private Guid? aboutObject;
    private string? reason;

    /// <summary>The object the operation is about: an order, a case, a batch.</summary>
    public void About(Guid id) => aboutObject = id;

    /// <summary>Why it was looked at, where a reason is asked for.</summary>
    public void Because(string code) => reason = code;

    /// <summary>A person concerned whose key was not needed.</summary>
    public void Concerns(Guid person) => alsoSeen.Add(person);

    /// <summary>Who worked on an object last, newest first. Back office only.</summary>
    public async Task<IReadOnlyList<LookAt>> LooksAt(Guid id, int most, CancellationToken ct)
    {
        await using var read = session.Command(
            "select at, actor_id, terminal, use_case from audit.entry where object_id = $1 order by at desc limit $2", id, most);
        await using var row = await read.ExecuteReaderAsync(ct);
        var looks = new List<LookAt>();
        while (await row.ReadAsync(ct))
        {
            looks.Add(new(row.GetFieldValue<DateTimeOffset>(0), row.GetGuid(1), row.GetString(2), row.GetString(3)));
        }
        return looks;
    }

    internal async Task Write(UseCaseShape shape, UseCaseContext context, string outcome, CancellationToken ct)
    {
        var people = keys.Seen.Concat(alsoSeen).Distinct().ToArray();
        var actor = context.Actor;
        if (shape.IsQuery && outcome == "ok" && people.Length == 0)
        {
            return; // nobody was seen and nothing was done
        }
        await using var write = session.Command(
            "select audit.write($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            Guid.CreateVersion7(), actor.Kind.ToString(), actor.AccountId, actor.Terminal.Length > 0 ? actor.Terminal : context.Terminal ?? "",
            shape.Name, outcome, aboutObject, reason, context.RequestId, people);
        await write.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>One line of who looked at an object or worked on it.</summary>
public sealed record LookAt(DateTimeOffset At, Guid Actor, string Terminal, string UseCase);
