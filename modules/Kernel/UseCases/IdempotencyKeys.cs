using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.Transport;

namespace WelfareMutual.Kernel.UseCases;

/// <summary>A key is unique per session and use case, stored with a mark of the content and the sealed answer for 24 hours.
/// A second post waits on the unique index for the first, and then gets its answer.</summary>
internal sealed class IdempotencyKeys(DbSession session, IKeyStore store, Clock clock)
{
    public async Task<(TResponse? Repeated, Refusal? Reused)> Claim<TRequest, TResponse>(
        UseCaseShape shape, UseCaseContext context, TRequest request, CancellationToken ct)
    {
        if (!Applies(shape, context))
        {
            return default;
        }
        var marks = Marks(JsonSerializer.SerializeToUtf8Bytes(request, Wire.Json), Context(shape, context));
        await using var insert = session.Command(
            """
            insert into kernel.command_key (session_id, use_case, key, content_mark, created_at) values ($1, $2, $3, $4, $5)
            on conflict do nothing
            """, context.Actor.SessionId, shape.Name, context.IdempotencyKey!.Value, marks[0], clock.Now);
        if (await insert.ExecuteNonQueryAsync(ct) == 1)
        {
            return default;
        }
        await using var read = session.Command(
            "select content_mark, answer from kernel.command_key where session_id = $1 and use_case = $2 and key = $3",
            context.Actor.SessionId, shape.Name, context.IdempotencyKey!.Value);
        await using var row = await read.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct) || !marks.Any(m => CryptographicOperations.FixedTimeEquals(m, row.GetFieldValue<byte[]>(0))))
        {
            return (default, Refusal.KeyReused);
        }
        if (row.IsDBNull(1))
        {
            return default; // the first was refused after something had to be remembered: it may be tried again
        }
        var answer = store.OpenUnderSessionKey(row.GetFieldValue<byte[]>(1), Context(shape, context));
        return (Answers<TResponse>.Of(JsonSerializer.Deserialize(answer, shape.ResultType, Wire.Json)!), null);
    }

    public async Task Keep(UseCaseShape shape, UseCaseContext context, IOutcome outcome, CancellationToken ct)
    {
        if (!Applies(shape, context))
        {
            return;
        }
        var kept = outcome.Boxed is IKeptInPart whole ? whole.Kept : outcome.Boxed;
        var answer = store.SealUnderSessionKey(JsonSerializer.SerializeToUtf8Bytes(kept, shape.ResultType, Wire.Json), Context(shape, context));
        await using var keep = session.Command(
            "update kernel.command_key set answer = $4 where session_id = $1 and use_case = $2 and key = $3",
            context.Actor.SessionId, shape.Name, context.IdempotencyKey!.Value, answer);
        await keep.ExecuteNonQueryAsync(ct);
    }

    // What was posted may be a password: a plain hash of it, however long it is kept, is a hash to guess at. One mark for each version of the key.
    private byte[][] Marks(byte[] content, string context) =>
        [.. store.IndexKeys(KeyNames.Session).Select(k =>
            HMACSHA256.HashData(HKDF.DeriveKey(HashAlgorithmName.SHA256, k.Key, 32, info: Encoding.UTF8.GetBytes($"content|{context}")), content))];

    private static bool Applies(UseCaseShape shape, UseCaseContext context) =>
        !shape.IsQuery && !shape.IsShownOnce && context.IdempotencyKey is not null && context.Actor.SessionId != Guid.Empty;

    private static string Context(UseCaseShape shape, UseCaseContext context) =>
        $"kernel.command_key|{context.Actor.SessionId:N}|{shape.Name}|{context.IdempotencyKey:N}";
}
