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
