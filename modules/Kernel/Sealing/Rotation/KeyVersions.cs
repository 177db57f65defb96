using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Kernel.Sealing.Rotation;

/// <summary>The versions that the database knows, beside those that the key store holds.</summary>
public sealed class KeyVersions(DbSession session)
{
    public sealed record Count(string Name, int Version, long Wrapped);

    /// <summary>Persons' keys that nobody can open: their version is gone from the store.</summary>
    public sealed record Lost(string Name, int Version, long Wrapped);

    internal async Task<IReadOnlyList<Count>> Counts(CancellationToken ct)
    {
        await using var read = session.Command("select name, version, wrapped from keys.counts()");
        await using var row = await read.ExecuteReaderAsync(ct);
        var counts = new List<Count>();
        while (await row.ReadAsync(ct))
        {
            counts.Add(new(row.GetString(0), row.GetInt32(1), row.GetInt64(2)));
        }
        return counts;
    }

    internal static IReadOnlyList<Lost> LostOf(IEnumerable<Count> counts, IKeyVersions held) =>
        [.. counts.Where(c => c.Wrapped > 0 && !held.Held(c.Name).Contains(c.Version)).Select(c => new Lost(c.Name, c.Version, c.Wrapped))];

    /// <summary>From here on something may be wrapped under it.</summary>
    internal async Task Add(string name, int version, byte[] fingerprint, DateTimeOffset at, CancellationToken ct)
    {
        await using var add = session.Command(
            "insert into keys.key_version (name, version, fingerprint, created_at) values ($1, $2, $3, $4) on conflict do nothing", name, version, fingerprint, at);
        await add.ExecuteNonQueryAsync(ct);
    }

    /// <returns>False while anything lies under it.</returns>
    internal async Task<bool> Retire(string name, int version, CancellationToken ct)
    {
        await using var retire = session.Command("select keys.retire($1, $2)", name, version);
        return (bool)(await retire.ExecuteScalarAsync(ct))!;
    }
}

/// <summary>Some persons' keys lie under a version that the store does not hold.</summary>
public sealed record KeysLost(long Count) : UseCases.IFact;
