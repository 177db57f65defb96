using System.Text.Json;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Transport;

namespace WelfareMutual.Kernel.Outbox;

/// <summary>Whatever leaves the process is a row in the use case's transaction, delivered afterwards, idempotently.</summary>
public sealed class Outbox(DbSession session, Clock clock)
{
    /// <param name="kind">Names the deliverer: mail.notice, money.payout-notice, payment.open …</param>
    /// <param name="objectId">What it is about; with kind and recipient it makes a repeated delivery visible.</param>
    /// <param name="recipient">Keyed digest of the recipient, or null.</param>
    /// <param name="body">Ids and codes; personal values only as sealed bytes.</param>
    /// <returns>The row's id: the idempotency key of its delivery. Money told again is dropped: its first row stands.</returns>
    public async Task<Guid> Add<TBody>(string kind, Guid objectId, TBody body, byte[]? recipient = null, TimeSpan? after = null, CancellationToken ct = default)
    {
        var id = Guid.CreateVersion7();
        await using var insert = session.Command(
            """
            insert into kernel.outbox (id, kind, object_id, recipient_hash, body, state, attempts, created_at, due_at)
            values ($1, $2, $3, $4, $5, 'pending', 0, $6, $7)
            on conflict do nothing
            """,
            id, kind, objectId, recipient, JsonSerializer.SerializeToUtf8Bytes(body, Wire.Json), clock.Now, clock.Now + (after ?? TimeSpan.Zero));
        await insert.ExecuteNonQueryAsync(ct);
        await Notify(kind, ct);
        return id;
    }

    /// <summary>As <see cref="Add"/> for many rows of one kind, in one statement.</summary>
    public async Task AddAll<TBody>(string kind, IReadOnlyList<OutboxItem<TBody>> rows, CancellationToken ct)
    {
        if (rows.Count == 0)
        {
            return;
        }
        await using var insert = session.Command(
            """
            insert into kernel.outbox (id, kind, object_id, recipient_hash, body, state, attempts, created_at, due_at)
            select r.id, $1, r.object_id, r.recipient_hash, r.body, 'pending', 0, $6, $6 from unnest($2, $3, $4, $5) as r(id, object_id, recipient_hash, body)
            on conflict do nothing
            """,
            kind, rows.Select(_ => Guid.CreateVersion7()).ToArray(), rows.Select(r => r.ObjectId).ToArray(), rows.Select(r => r.Recipient).ToArray(),
            rows.Select(r => JsonSerializer.SerializeToUtf8Bytes(r.Body, Wire.Json)).ToArray(), clock.Now);
        await insert.ExecuteNonQueryAsync(ct);
        await Notify(kind, ct);
    }

    private async Task Notify(string kind, CancellationToken ct)
    {
        await using var notify = session.Command("select pg_notify('outbox', $1)", kind);
        await notify.ExecuteNonQueryAsync(ct);
    }
}

/// <param name="ObjectId">What it is about.</param>
/// <param name="Body">Ids and codes; personal values only as sealed bytes.</param>
/// <param name="Recipient">Keyed digest of the recipient.</param>
public sealed record OutboxItem<TBody>(Guid ObjectId, TBody Body, byte[] Recipient);

/// <summary>A row taken for delivery.</summary>
public sealed record OutboxRow(Guid Id, string Kind, Guid ObjectId, byte[] Body, int Attempts)
{
    public T Read<T>() => JsonSerializer.Deserialize<T>(Body, Wire.Json)!;
}

public enum Delivery { Sent, Later, Never }

/// <summary>Delivers the rows of one kind (or of a family, "mail."). Runs inside a job's transaction, which holds the row.</summary>
public interface IDeliver
{
    /// <summary>Kind, or prefix ending in a dot.</summary>
    string Kind { get; }

    Task<Delivery> Deliver(OutboxRow row, CancellationToken ct);
}
