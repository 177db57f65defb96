using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Kernel.Sealing.Rotation;

/// <summary>After an erasure those who stay are wrapped under a new purpose key and the old one is destroyed: a wrapped key that somebody kept opens nothing.
/// Proposed and released together with the erasure, by the same two people.</summary>
public sealed class PurgeRotations(DbSession session, IKeyStore store)
{
    /// <param name="name">Of the purpose key: own, office, health, bank, identity.</param>
    /// <returns>Null while another change of that key is open: ask again.</returns>
    public async Task<Guid?> Ask(string name, Guid proposedBy, DateTimeOffset proposedAt, Guid releasedBy, DateTimeOffset releasedAt, CancellationToken ct)
    {
        var (id, current) = (Guid.CreateVersion7(), store.Versions.Current(name));
        await using var insert = session.Command(
            """
            insert into keys.rotation (id, kind, name, from_version, to_version, reason, state, proposed_by, proposed_at, released_by, released_at)
            values ($1, 'PurposeKey', $2, $3, $4, 'Purge', 'Released', $5, $6, $7, $8) on conflict do nothing
            """, id, name, current, store.Versions.Held(name).Append(current).Max() + 1, proposedBy, proposedAt, releasedBy, releasedAt);
        return await insert.ExecuteNonQueryAsync(ct) == 1 ? id : null;
    }

    /// <returns>Whether all of them are over and the old keys are gone.</returns>
    public async Task<bool> AreOver(IReadOnlyCollection<Guid> rotations, CancellationToken ct)
    {
        await using var ask = session.Command("select count(*) from keys.rotation where id = any ($1) and state = 'Finished'", rotations.ToArray());
        return (long)(await ask.ExecuteScalarAsync(ct))! == rotations.Count;
    }
}
