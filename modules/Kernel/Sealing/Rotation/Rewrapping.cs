using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Kernel.Sealing.Rotation;

/// <summary>Takes person keys from under one version of their purpose key and wraps them under the current one. The values of the people stay as they are.</summary>
internal sealed class Rewrapping(DbSession session, IKeyStore store)
{
    private const int Size = 1000;

    private sealed record Wrapped(Guid Person, byte[] Key, byte[]? Other);

    /// <returns>How many were wrapped anew; rows that somebody holds are left for the next batch.</returns>
    public async Task<int> Batch(KeyRotation rotation, CancellationToken ct)
    {
        var purpose = Enum.Parse<Purpose>(rotation.Name, true);
        var rows = await Take(rotation, purpose, ct);
        if (rows.Count == 0)
        {
            return 0;
        }
        byte[] Anew(Guid person, byte[] wrapped) => store.Wrap(purpose, person, store.Unwrap(purpose, person, wrapped));
        var anew = rows.AsParallel().AsOrdered().Select(r => r with { Key = Anew(r.Person, r.Key), Other = r.Other is { } other ? Anew(r.Person, other) : null }).ToArray();
        await using var write = session.Command(
            """
            update keys.person_key k set wrapped = n.wrapped, other = nullif(n.other, ''::bytea)
            from unnest($2, $3, $4) as n(person, wrapped, other) where k.person_id = n.person and k.purpose = $1
            """, purpose.ToString(), anew.Select(r => r.Person).ToArray(), anew.Select(r => r.Key).ToArray(), anew.Select(r => r.Other ?? []).ToArray());
        return await write.ExecuteNonQueryAsync(ct);
    }

    private async Task<List<Wrapped>> Take(KeyRotation rotation, Purpose purpose, CancellationToken ct)
    {
        await using var read = session.Command(
            """
            select person_id, wrapped, other from keys.person_key
            where purpose = $1 and key_name = $2 and (key_version = $3 or other_version = $3) limit $4 for update skip locked
            """, purpose.ToString(), rotation.Name, rotation.From, Size);
        await using var row = await read.ExecuteReaderAsync(ct);
        var rows = new List<Wrapped>();
        while (await row.ReadAsync(ct))
        {
            rows.Add(new(row.GetGuid(0), row.GetFieldValue<byte[]>(1), row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2)));
        }
        return rows;
    }
}
